import assert from 'node:assert/strict';
import { commonText, encode, readProgram, writtenText } from '../../../server/src/typescript/programs/index.js';

const head = 'import * as zitadel from "@pulumiverse/zitadel";\n';
const dollar = '$';

/** Actions of a program, each with its script as it is written, and what of that stands in the program. */
function read(text: string, path = 'index.ts', more: Readonly<Record<string, string>> = {}) {
  const modules = new Map(Object.entries({ ...more, [path]: text }).map(([name, one]) => [`/p/${name}`, one]));
  return readProgram(modules, '/p').map(({ name, script }) => {
    if (script.kind === 'file') return { name, file: script.path };
    const source = modules.get(script.at.module)!;
    const written = writtenText(script);
    for (const { script: at, source: from, length } of written.pieces)
      assert.equal(source.slice(from, from + length), written.text.slice(at, at + length));
    return {
      name,
      module: script.at.module,
      script: written.text,
      standIns: written.unknown.length,
      kept: written.pieces.map(({ source: from, length }) => source.slice(from, from + length)),
      around: source.slice(written.start, written.end),
    };
  });
}

/** The script that an expression makes. */
const scriptOf = (expression: string, before = '', path = 'index.ts'): string | undefined => {
  const [action] = read(`${head}${before}\nnew zitadel.Action("a", { name: "f", script: ${expression} });\n`, path);
  return action !== undefined && 'script' in action ? action.script : undefined;
};

describe('scripts in the texts of programs', () => {
  it('are read in every way to write a text', () => {
    const script = 'function f(ctx, api) {}';
    const spellings: readonly (readonly [string, string?])[] = [
      [`'${script}'`],
      [`"${script}"`],
      [`\`${script}\``],
      [`String.raw\`${script}\``],
      [`("${script}" as string)`],
      ['"function f" + "(ctx, api) " + `{}`'],
      ['"function f".concat("(ctx, api) ", "{}")'],
      ['["function f(ctx, api) {", "}"].join("")'],
      [`\`\n  ${script}  \n\`.trim()`],
      ['code', `const code = "${script}";`],
      [`\`function ${dollar}{name}(ctx, api) {}\``, 'const name = "f";'],
      ['make("f")', `function make(name: string) { return "function " + name + "(ctx, api) {}"; }`],
      ['make("f")', `const make = (name: string) => \`function ${dollar}{name}(ctx, api) {}\`;`],
      ['all.f', `const all = { f: "${script}" } as const;`],
      ['"function NAME(ctx, api) {}".replace("NAME", "f")'],
      ['"function NAME(ctx, api) {}".replaceAll(/NAME/g, "f")'],
      [`"function {{NAME}}(ctx, api) {}".replace(/\\{\\{NAME\\}\\}/, "f")`],
      [`String(${script})`],
      [`(${script}).toString()`],
      [`\`${dollar}{${script}}\``],
      ['String(f)', `export ${script}`],
      ['String(f)', `export default ${script}`],
      ['f.toString().trim()', script],
      [`pulumi.interpolate\`${script}\``],
      [`pulumi.output("${script}")`],
      [`config.requireSecret("x").apply((x) => "${script}")`],
      [`Fn.rawString("${script}")`],
    ];
    for (const [expression, before] of spellings) assert.equal(scriptOf(expression, before), script, expression);
  });

  it('have no types, at the places where they are', () => {
    const script = scriptOf(
      'String(f)',
      'function f<T>(ctx: any, api?: Api): void { const a = api!.v1 as any; g<T>(a); }',
    );
    assert.equal(script, 'function f   (ctx     , api      )       { const a = api .v1       ; g   (a); }');
    assert.equal(
      scriptOf('String(function f(ctx, api) { return a < b > (c); })', '', 'index.js'),
      'function f(ctx, api) { return a < b > (c); }',
    );
  });

  it('keep the places of all that stands in the program as it is', () => {
    const [action] = read(
      `${head}const host = "h";\nnew zitadel.Action("a", { name: "f", script: \`function f(ctx, api) {\r\n  // \\\` \\u{41}${dollar}{host}\\${dollar}{x}\n}\` });\n`,
    );
    assert.ok(action !== undefined && 'kept' in action);
    assert.equal(action.script, `function f(ctx, api) {\n  // \` Ah${dollar}{x}\n}`);
    assert.deepEqual(action.kept, ['function f(ctx, api) {', '\n', '  // ', ' ', '{x}\n}']);
    assert.match(action.around, /^function[\s\S]*\}$/);
  });

  it('have stand-ins for what a run knows only, that fit their place', () => {
    const unknown = (expression: string): string | undefined =>
      scriptOf(expression, 'const url = config.require("u");');
    assert.equal(
      unknown(`\`function f(ctx, api) { const a = ${dollar}{JSON.stringify(url)}; const b = "${dollar}{url}/x"; }\``),
      `function f(ctx, api) { const a = JSON.parse('null'); const b = "xxxxxx/x"; }`,
    );
    assert.equal(
      unknown('String(function f(ctx, api) { const a = "__URL__"; }).replace("__URL__", url)'),
      'function f(ctx, api) { const a = "xxxxxxx"; }',
    );
    assert.equal(
      unknown('String(function f(ctx, api) { return "A"; }).replace(url, "b").replace(/[A]+/, "b")'),
      'function f(ctx, api) { return "A"; }',
    );
    assert.equal(
      unknown(`pulumi.all([a, b]).apply(([a, b]) => \`function f(ctx, api) { const c = "${dollar}{a}"; }\`)`),
      'function f(ctx, api) { const c = "xxxx"; }',
    );
    assert.equal(unknown('library + "function f(ctx, api) {}"'), "JSON.parse('null');function f(ctx, api) {}");
    assert.equal(unknown(`\`function ${dollar}{url}f(ctx, api) {}\``), 'function _0f(ctx, api) {}');
  });

  it('stand in the module that has most of them', () => {
    const code = 'export const body = `function f(ctx, api) {\n}`;\n';
    const [action] = read(
      `${head}import { body } from "./scripts";\nnew zitadel.Action("a", { name: "f", script: "// x\\n" + body });\n`,
      'index.ts',
      { 'scripts.ts': code },
    );
    assert.ok(action !== undefined && 'kept' in action);
    assert.equal(action.module, '/p/scripts.ts');
    assert.equal(action.script, '// x\nfunction f(ctx, api) {\n}');
    assert.deepEqual(action.kept, ['function f(ctx, api) {\n}']);
  });

  it('are found in CommonJS programs, by other names, and in stacks of cdktf', () => {
    const script = 'function f(ctx, api) {}';
    const programs: readonly (readonly [string, string])[] = [
      [
        'index.js',
        `const zitadel = require("@pulumiverse/zitadel");\nnew zitadel.Action("a", { name: "f", script: "${script}" });`,
      ],
      [
        'index.js',
        `const { Action } = require("@pulumiverse/zitadel");\nnew Action("a", { name: "f", script: "${script}" });`,
      ],
      [
        'index.ts',
        `import { Action as Made } from "@pulumiverse/zitadel";\nnew Made("a", { name: "f", script: "${script}" });`,
      ],
      [
        'main.ts',
        `import { Action } from "./.gen/providers/zitadel/action";\nclass S { constructor() { new Action(this, "a", { name: "f", script: "${script}" }); } }`,
      ],
      [
        'main.ts',
        `import * as z from "@cdktf/provider-zitadel";\nclass S { constructor() { new z.action.Action(this, "a", { name: "f", script: "${script}" }); } }`,
      ],
    ];
    for (const [path, text] of programs)
      assert.deepEqual(
        read(text, path).map((one) => 'script' in one && one.script),
        [script],
        text,
      );
    const [exported] = read(
      `const { code } = require("./scripts");\nnew zitadel.Action("a", { name: "f", script: code });`,
      'index.js',
      { 'scripts.js': `module.exports = { code: "${script}" };\n` },
    );
    assert.ok(exported !== undefined && 'script' in exported);
    assert.equal(exported.script, script);
  });

  it('are none where it is no action, or nothing is known of it', () => {
    const script = 'function f(ctx, api) {}';
    const others = [
      `import * as auth0 from "@pulumi/auth0";\nnew auth0.Action("a", { name: "f", script: "${script}" });`,
      `import { Action } from "@pulumi/github";\nnew Action("a", { name: "f", script: "${script}" });`,
      `${head}new zitadel.Project("a", { name: "f", script: "${script}" });`,
      `${head}new zitadel.Action("a", { name: "f", script: config.require("script") });`,
      `${head}new zitadel.Action("a", { name: "f", script: \`${dollar}{config.require("script")}\\n\` });`,
      `${head}new zitadel.Action("a", { name: "f", script: config.require("a") + readFileSync("f.js") });`,
      `${head}new zitadel.Action("a", { name: "f", code: "${script}" });`,
      `${head}const action = { name: "f", script: "${script}" };`,
      `${head}zitadel.Action.get("a", "${script}");`,
      `${head}let script = "${script}";\nscript = other();\nnew zitadel.Action("a", { name: "f", script });`,
      `${head}class A { f(ctx, api) {} }\nnew zitadel.Action("a", { name: "f", script: String(new A().f) });`,
    ];
    for (const text of others) assert.deepEqual(read(text), [], text);
  });

  it('of one place are one script with what they share', () => {
    const modules = new Map([
      [
        '/p/index.ts',
        `${head}for (const [name, claim] of [["a", "x"], ["b", "y"]]) new zitadel.Action(name, { name, script: \`function ${dollar}{name}(ctx, api) { g("${dollar}{claim}"); }\` });`,
      ],
    ]);
    const scripts = readProgram(modules, '/p').flatMap(({ script }) => (script.kind === 'text' ? [script] : []));
    assert.deepEqual(
      scripts.map((one) => writtenText(one).text),
      ['function a(ctx, api) { g("x"); }', 'function b(ctx, api) { g("y"); }'],
    );
    assert.equal(writtenText(commonText(scripts)).text, 'function _0(ctx, api) { g("x"); }');
  });

  it('do no harm while they are typed', () => {
    const text = `${head}const a = new zitadel.Action("a", { name: "f", script: \`function f(ctx, api) { ${dollar}{x} \\u{41} }\`.replace(/a/g, "b") });\nnew zitadel.Action("b", { name: "g", script: String(function g(ctx: any, api) { "x" }) });\n`;
    for (let length = 0; length <= text.length; length++) read(text.slice(0, length));
  });

  it('are written with the escapes of their form', () => {
    const text = `a'b"c\`d\\e${dollar}{f}\n`;
    assert.equal(encode(text, "'"), `a\\'b"c\`d\\\\e${dollar}{f}\\n`);
    assert.equal(encode(text, '"'), `a'b\\"c\`d\\\\e${dollar}{f}\\n`);
    assert.equal(encode(text, '`'), `a'b"c\\\`d\\\\e\\${dollar}{f}\n`);
    assert.equal(encode(text, 'code'), text);
  });
});
