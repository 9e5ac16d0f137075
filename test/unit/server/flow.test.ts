import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { declarationsFor, gojaLibrary, parameterTypeNames } from '../../../server/src/declarations/index.js';
import { compilerOptions } from '../../../server/src/typescript/compiler.js';
import { FlowFlags } from '../../../server/src/typescript/flow/model.js';
import { simplifyFlow } from '../../../server/src/typescript/flow/simplify.js';
import { NodeIndex } from '../../../server/src/typescript/nodes.js';

const declarations = declarationsFor({
  triggers: ['complement-token/pre-userinfo-creation', 'external-authentication/post-authentication'],
  version: '4.13.1',
}).text;
const parse = (name: string, text: string): ts.SourceFile =>
  ts.createSourceFile(name, text, { languageVersion: ts.ScriptTarget.ES2022 }, true);
const shared = new Map([
  ['/lib.d.ts', parse('/lib.d.ts', gojaLibrary)],
  ['/zitadel.d.ts', parse('/zitadel.d.ts', declarations)],
]);

function programOf(text: string): { program: ts.Program; file: ts.SourceFile } {
  const file = parse('/action.js', text);
  const host: ts.CompilerHost = {
    getSourceFile: (name) => (name === '/action.js' ? file : shared.get(name)),
    getDefaultLibFileName: () => '/lib.d.ts',
    writeFile: () => {},
    getCurrentDirectory: () => '/',
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
    fileExists: () => false,
    readFile: () => undefined,
  };
  return { program: ts.createProgram([...shared.keys(), '/action.js'], compilerOptions, host), file };
}

/** What the checker says of a script: its findings, and the type of each expression. */
function said(text: string, simple: boolean): readonly string[] {
  const typed = text.replaceAll(
    /\(ctx, api\)/g,
    `(/** @type {${parameterTypeNames.context}} */ ctx, /** @type {${parameterTypeNames.api}} */ api)`,
  );
  const { program, file } = programOf(typed);
  const checker = program.getTypeChecker();
  if (simple) simplifyFlow(file);
  const findings = [...program.getSemanticDiagnostics(file), ...program.getSyntacticDiagnostics(file)].map(
    ({ start, length, messageText }) => `${start}+${length} ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
  );
  const types = new NodeIndex(file).all
    .filter((node) => ts.isExpression(node))
    .map((node) => `${node.pos} ${node.getText()}: ${checker.typeToString(checker.getTypeAtLocation(node))}`);
  return [...findings, ...types];
}

function isSame(text: string): void {
  assert.deepEqual(said(text, true), said(text, false), text);
}

const body = (...lines: string[]): string => `function f(ctx, api) {\n${lines.join('\n')}\n}\n`;

describe('the simplified flow', () => {
  it('knows the flags of the pinned TypeScript', () => {
    const own = (ts as unknown as { FlowFlags: Record<string, number> }).FlowFlags;
    for (const [name, flag] of Object.entries(FlowFlags)) assert.equal(own[name], flag, name);
  });

  const cases: readonly (readonly [string, string])[] = [
    [
      'guards that leave',
      body(
        'if (ctx.v1.user.grants == null) { api.v1.claims.setClaim("a", 1); return; }',
        'ctx.v1.user.grants.count;',
        'if (!ctx.v1.authRequest) throw 1;',
        'ctx.v1.authRequest.id; ctx.v1.user.grants.grants;',
      ),
    ],
    [
      'branches that meet again',
      body(
        'let a = null; const user = ctx.v1.getUser();',
        'if (ctx.v1.user.grants != null && ctx.v1.user.grants.count > 1) { a = ctx.v1.user.grants; }',
        'a; a && a.count; ctx.v1.user.grants;',
        'if (user.human || user.machine) { const x = user.human; if (x) { let y = x.email; y; } else { api.v1.claims.setClaim("a", x); } }',
        'user.human; a;',
        'if (user.human) { if (a) { a.count; } else { a = 1; } } else if (user.machine) { user.human; } else { a = "s"; }',
        'a; user.human;',
      ),
    ],
    [
      'variables of blocks beside those around them',
      body(
        'if (ctx.v1.user.grants) { let x = []; if (ctx.v1.user.grants.count > 1) { const z = 2; api.v1.claims.setClaim("z", z); } x.push(1); x; }',
        '{ let y; if (ctx.v1.user.grants) { y = 1; } else { const q = 1; y = "s"; } y; }',
        '{ let w = 1; if (ctx.v1.user.grants) { w = null; } w; }',
        'var v = 1; if (ctx.v1.user.grants) { var v = "a"; } v;',
      ),
    ],
    [
      'loops, switches and finally',
      body(
        'let last; let list = []; let all;',
        'for (const g of ctx.v1.user.grants?.grants ?? []) { if (!last) { last = g; continue; } if (g.projectId) break; list.push(g.roles); }',
        'last; list; all;',
        'switch (ctx.v1.getUser().username) { case "a": all = 1; break; case "b": all = "x"; default: last = 3; }',
        'all; last;',
        'try { all = ctx.v1.getUser(); if (all.human) { return; } } catch (e) { all = e; } finally { if (last) { list.push("s"); } last = 1; }',
        'all; last; list; while (all) { all = all.human; if (all) { all.email; } } do { list.push(1); } while (list.length < 3); list;',
      ),
    ],
    [
      'constants that keep a condition, and optional chains',
      body(
        'const { grants } = ctx.v1.user; const has = grants != null; const human = ctx.v1.getUser().human;',
        'if (has) { grants.count; } else { grants; } grants;',
        'if (human?.email === "a") { human.email; } human; ctx.v1.authRequest?.id && ctx.v1.authRequest.id;',
        'const kind = typeof human; if (kind === "object") human; const n = ctx.v1.user.grants?.count ?? 0; n > 0 ? ctx.v1.user.grants : 1;',
        'const parts = { kind: "a", v: 1 }; if (parts.kind === "a") parts.v; parts["kind"]; const key = "kind"; if (parts[key]) parts[key];',
      ),
    ],
    [
      'functions in functions, and what a comment says of them',
      `/** @returns {never} */ function stop() { throw new Error(); }\n/** @param {any} x @returns {asserts x} */ function ok(x) {}\n${body(
        'let roles = []; const grants = ctx.v1.user.grants;',
        'if (!grants) { stop(); } grants.count; ok(ctx.v1.authRequest); ctx.v1.authRequest.id;',
        '[1].forEach((x) => { if (roles) { roles.push(x); } grants; roles; }); roles; ctx.v1.user.grants;',
        'if (!ctx.v1.authRequest) { stop(); } roles; stop(); roles;',
      )}`,
    ],
    [
      'what never runs',
      body('if (false) { ctx.v1.getUser(); } for (;;) { if (ctx.v1.authRequest) { ctx.v1.user; } }', 'ctx.v1.user;'),
    ],
  ];
  for (const [name, text] of cases) it(`changes nothing about ${name}`, () => isSame(text));

  it('changes nothing about the scripts of the rules', function () {
    this.timeout(120_000);
    const folder = join(__dirname, '../../lsp/rules');
    // The silent ones test and guard most.
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /silent.*\.js$/.test(name),
    );
    assert.ok(files.length > 80);
    for (const file of files) isSame(readFileSync(join(folder, file), 'utf8'));
  });

  it('follows the elements of a list that is filled one by one, for as long as people do', () => {
    const filled = (count: number): string => `let list = [];\n${'list.push("a");\n'.repeat(count)}list.at(0);\n`;
    const typeAtEnd = (count: number): string | undefined => {
      const text = filled(count);
      return said(text, true).find((line) => line.startsWith(`${text.lastIndexOf('list') - 1} list: `));
    };
    isSame(filled(90));
    assert.match(typeAtEnd(90) ?? '', /: string\[\]$/);
    assert.match(typeAtEnd(1000) ?? '', /: any\[\]$/);
  });

  /** Milliseconds of this process, the least of three times: other work on the machine, and V8's own, lengthen some of them. */
  const spent = (text: string): number => {
    const times = [0, 1, 2].map(() => {
      const before = process.cpuUsage();
      said(text, true);
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1000;
    });
    return Math.min(...times);
  };
  const lines: Readonly<Record<string, (index: number) => string>> = {
    'calls of the API': (index) => `  api.v1.claims.setClaim('k${index}', ${index});\n`,
    conditions: (index) =>
      `  if (ctx.v1.user.grants != null && ctx.v1.user.grants.count > ${index}) { api.v1.claims.setClaim('k${index}', ctx.v1.user.grants.count); }\n`,
    'elements of a list': (index) => `  list.push('a${index}');\n`,
    assignments: () => '  x = x + ctx.v1.user.grants.count;\n',
  };
  for (const [name, line] of Object.entries(lines))
    it(`makes the price of ${name} grow with their number, and not with its square`, function () {
      this.timeout(120_000);
      const script = (count: number): string =>
        body('let list = [], x = 0;', Array.from({ length: count }, (_, index) => line(index)).join(''));
      spent(script(50));
      const some = spent(script(300));
      const many = spent(script(1200));
      // Four times as many; sixteen times the price would be the square.
      assert.ok(many < some * 9, `${some} ms for 300, ${many} ms for 1200`);
    });
});
