import {
  catalogue,
  existsIn,
  type GoType,
  type Module,
  modulesOf,
  triggerLabel,
} from '../../../emulator/src/catalogue/index.js';
import { tagsOf, triggerList } from './describe.js';
import { signatureText } from './functions.js';
import { reachableTypes, writeGoType, writeProviderInfo, writeUser } from './go-interfaces.js';
import { allNodes, memberTrees, writeMembers } from './members.js';
import type { DeclarationRequest, Declarations, DeclaredName } from './model.js';
import { resultText, userUnion } from './type-text.js';
import { DeclarationWriter } from './writer.js';

export { gojaLibrary } from './goja-library.js';
export * from './model.js';

type Writer = DeclarationWriter<DeclaredName>;

function requestedModules({ triggers, version }: DeclarationRequest): readonly Module[] {
  const ids = new Set(triggers.flatMap((trigger) => modulesOf(trigger, version)));
  return catalogue.modules.filter((module) => ids.has(module.id));
}

function writeModules(writer: Writer, modules: readonly Module[], { triggers }: DeclarationRequest): void {
  const offered = modules.map((module) => {
    const missing = triggers.filter((trigger) => !modulesOf(trigger).includes(module.id));
    const warning = missing.length === 0 ? '' : ` **Missing in ${triggerList(missing)}**, where this action runs too.`;
    return `- \`${module.id}\`: ${module.doc}${warning}`;
  });
  writer.comment(
    ['Gives one of ZITADEL’s modules. Anything else throws.', ...offered],
    ['@param id Name of the module.'],
  );
  writer.line('declare function require(id: string): any;');
  writer.line();
  for (const module of modules) {
    writer.comment([module.doc], tagsOf(module));
    writer.declare("declare module '", module.id, "' {", { kind: 'module', module });
    writer.indented(() => {
      for (const member of module.members) {
        const origin: DeclaredName = { kind: 'module-member', module, member };
        writer.comment([member.doc], tagsOf(member, member.signature));
        if (member.signature) {
          writer.declare('export function ', member.name, `${signatureText(member.signature)};`, origin);
        } else {
          writer.declare('export const ', member.name, `: ${resultText(member.type ?? 'interface {}')};`, origin);
        }
      }
    });
    writer.line('}');
    writer.line();
  }
}

function writeClaims(writer: Writer, { version }: DeclarationRequest): void {
  writer.comment([
    'The claims so far. Which ones are there depends on scopes and application settings; one that is not there is undefined.',
  ]);
  writer.block('interface Claims', () => {
    for (const claim of catalogue.claims.filter((one) => existsIn(one, version))) {
      const scope = claim.scope === undefined ? '' : `With scope \`${claim.scope}\`.`;
      const name = /^\w+$/.test(claim.name) ? claim.name : `'${claim.name}'`;
      writer.comment([claim.doc, scope]);
      const type = resultText(claim.type) + (claim.nullable ? ' | null' : '');
      writer.declare('', name, `: ${type};`, { kind: 'claim', claim });
    }
    writer.comment(['Claims of earlier actions and of requested roles.']);
    writer.line('[name: string]: any;');
  });
  writer.line();
}

/** Go's wrapper objects; the brand keeps them apart from plain values, so that `===` between both is refused. */
const wrappers = `declare module 'zitadel:go' {
  class Boxed {
    private readonly boxed: true;
  }
}
/** A Go text: a \`String\` object. \`=== "…"\` is never true, \`.length\` is 0, and it is always truthy. Write \`String(value)\`. */
interface GoString extends String, GoBoxed {
  /** Always 0, whatever the text. Write \`String(value).length\`. */
  readonly length: number;
}
/** A Go number: a \`Number\` object. \`=== 1\` is never true, and it is always truthy. Write \`Number(value)\`. */
interface GoNumber extends Number, GoBoxed {}
/** A Go boolean: a \`Boolean\` object, always truthy. Write \`value == true\`. */
interface GoBoolean extends Boolean, GoBoxed {}
type GoBoxed = import('zitadel:go').Boxed;
/** Whatever becomes a sensible text. */
type TextLike = string | number | bigint | boolean | GoString | GoNumber | GoBoolean;
`;

function typesInUse(request: DeclarationRequest, modules: readonly Module[]): readonly GoType[] {
  const signatures = [
    ...allNodes(memberTrees(request)).flatMap((node) => node.members.map((member) => member.signature)),
    ...modules.flatMap((module) => module.members.map((member) => member.signature)),
  ];
  return [
    ...allNodes(memberTrees(request)).flatMap((node) => node.members.flatMap((member) => member.type ?? [])),
    ...modules.flatMap((module) => module.members.flatMap((member) => member.type ?? [])),
    ...signatures.flatMap((signature) => [
      ...(signature?.parameters ?? []).map((one) => one.type),
      ...(signature?.result === undefined ? [] : [signature.result]),
    ]),
  ];
}

/**
 * The declarations of an action that runs at a set of triggers. A member that only some of them have is offered all the
 * same and says where it is missing, in its comment for people and in `names` for rules. What no trigger of the set has
 * in this version is not declared.
 */
export function declarationsFor(request: DeclarationRequest): Declarations {
  const writer: Writer = new DeclarationWriter();
  const modules = requestedModules(request);
  const trees = memberTrees(request);
  const types = typesInUse(request, modules);
  writer.line(`// What an action can use at ${request.triggers.map(triggerLabel).join(', ')}.`);
  writer.line(`// ZITADEL ${request.version}. Generated; changes are lost.`);
  writer.line();
  writeMembers(writer, trees, request.triggers);
  if (types.includes('map[string]interface {}')) {
    writeClaims(writer, request);
  }
  if (types.includes(userUnion)) {
    writeUser(writer);
  }
  const withProviders = types.includes('idp.User');
  if (withProviders) {
    writeProviderInfo(writer);
  }
  const providers = withProviders ? catalogue.identityProviders.map((provider) => provider.type) : [];
  for (const type of reachableTypes([...types, ...providers])) {
    writeGoType(writer, type, request.version);
  }
  writeModules(writer, modules, request);
  writer.lines(wrappers);
  return { text: writer.text, names: writer.origins };
}
