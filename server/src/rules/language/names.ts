import type { Node } from '../../../../emulator/src/language/syntax/nodes.js';
import { unknownGlobal } from '../../typescript/globals.js';
import type { RuleContext, TypeReport } from '../rule.js';
import { type Tree, treeOf } from '../tree.js';

/** A name that nothing declares, as the type checker found it. */
export interface UnknownName extends TypeReport {
  readonly name: string;
  readonly node: Node;
}

/** Names that nothing declares and that the script does not ask for with `typeof` anywhere. */
export function unknownNames({ program, text, types }: RuleContext): readonly UnknownName[] {
  const tree = treeOf(program);
  const found = [...types.filter(({ code }) => code === 'unknown-global'), ...commonJs(tree)];
  if (found.length === 0) return [];
  const asked = new Set(
    tree
      .of('UnaryExpression')
      .flatMap(({ operator, argument }) =>
        operator === 'typeof' && argument.type === 'Identifier' ? [argument.name] : [],
      ),
  );
  return found.flatMap((report) => {
    const name = text.slice(report.start, report.end);
    const node = tree.at(report);
    return node === undefined || asked.has(name) ? [] : [{ ...report, name, node }];
  });
}

/** Functions that are declared in a block, by name: goja knows them in the block only. */
export function blockFunctions({ program }: RuleContext): ReadonlyMap<string, Node> {
  const tree = treeOf(program);
  const found = new Map<string, Node>();
  for (const node of tree.of('FunctionDeclaration')) {
    if (node.id === null) continue;
    const parent = tree.parent(node);
    const owner = parent && tree.parent(parent);
    const isBody = parent?.type === 'Program' || /Function/.test(owner?.type ?? '') || owner?.type === 'StaticBlock';
    if (!isBody) found.set(node.id.name, node);
  }
  return found;
}

/** The type checker takes `module` and `exports` for granted in JavaScript. */
function commonJs(tree: Tree): readonly TypeReport[] {
  return ['module', 'exports'].flatMap((name) => {
    if (tree.declares(name)) return [];
    const message = unknownGlobal(name, undefined);
    return tree.references(name).map(({ start, end }) => ({ code: 'unknown-global', message, start, end }));
  });
}
