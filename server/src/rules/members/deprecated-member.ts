import { catalogue } from '../../../../emulator/src/catalogue/index.js';
import type { Fix, Rule } from '../rule.js';
import { memberName, treeOf } from '../tree.js';

const names = new Set(
  catalogue.members.filter(({ deprecated }) => deprecated !== undefined).map(({ path }) => path.split('.').at(-1)!),
);

/** facts §2.5, §6: `api.v1.userinfo` is the old name of `api.v1.claims`. */
export const deprecatedMember: Rule = {
  code: 'deprecated-member',
  severity: 'information',
  summary: 'A member that has a better successor',
  replaces: ['deprecated'],
  check({ oracle, program, report }) {
    const tree = treeOf(program);
    for (const node of tree.of('MemberExpression')) {
      // Asking what each member means takes a while; few names can be deprecated.
      if (!names.has(memberName(node) ?? '')) continue;
      const resolved = oracle.resolve(node);
      if (resolved?.kind !== 'member') continue;
      const deprecated = resolved.members.find((member) => member.deprecated !== undefined)?.deprecated;
      const owner = oracle.resolve(node.object);
      if (deprecated === undefined || (owner?.kind === 'member' && owner.members.some((member) => member.deprecated)))
        continue;
      const { start, end } = node.property;
      const fixes: readonly Fix[] =
        resolved.path === 'api.v1.userinfo' && !node.computed && memberName(node) === 'userinfo'
          ? [{ title: 'Write claims', edits: [{ start, end, text: 'claims' }], safe: true }]
          : [];
      const since = deprecated.since === undefined ? '' : ` since ZITADEL ${deprecated.since}`;
      report({
        start,
        end,
        message:
          `\`${resolved.path}\` is an old name${since} that still works. Write \`${deprecated.instead}\`.`.replace(
            'is an old name that',
            'has a successor, and',
          ),
        fixes,
        tags: ['deprecated'],
      });
    }
  },
};
