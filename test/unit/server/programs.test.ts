import assert from 'node:assert/strict';
import { readProgram } from '../../../server/src/typescript/programs/index.js';

const userinfo = 'complement-token/pre-userinfo-creation';
const accessToken = 'complement-token/pre-access-token-creation';
const externalPost = 'external-authentication/post-authentication';

describe('programs that make actions', () => {
  const shown = (modules: Readonly<Record<string, string>>) =>
    readProgram(new Map(Object.entries(modules).map(([path, text]) => [`/p/${path}`, text])), '/p').map(
      ({ name, script, triggers }) => [name, script.kind === 'file' ? script.path : script.kind, triggers],
    );
  const imports =
    'import * as fs from "fs";\nimport * as path from "path";\nimport * as zitadel from "@pulumiverse/zitadel";\n';

  it('of Pulumi say name, settings and triggers', () => {
    const text = `${imports}
const flat = new zitadel.Action("flat", {
  orgId: org.id,
  name: "flat",
  script: fs.readFileSync(path.join(__dirname, "actions/flat.js"), "utf8"),
  timeout: "10s",
  allowedToFail: true,
}, { provider });
new zitadel.TriggerActions("token", {
  flowType: "FLOW_TYPE_CUSTOMISE_TOKEN",
  triggerType: "TRIGGER_TYPE_PRE_USERINFO_CREATION",
  actionIds: [flat.id],
});
export const id = new zitadel.TriggerActions("more", { flowType: 2, triggerType: "5", actionIds: [flat.id] }).id;
`;
    const [action, ...rest] = readProgram(new Map([['/p/src/index.ts', text]]), '/p');
    assert.deepEqual(rest, []);
    assert.ok(action);
    const { nameAt, ...all } = action;
    assert.deepEqual(all, {
      name: 'flat',
      namedByFunction: false,
      label: 'flat',
      script: { kind: 'file', path: '/p/src/actions/flat.js' },
      timeoutMs: 10_000,
      allowedToFail: true,
      triggers: [userinfo, accessToken],
      module: '/p/src/index.ts',
      line: 5,
    });
    assert.equal(text.slice(nameAt?.start, nameAt?.end), 'flat');
  });

  it('may use constants, loops, helpers and other modules', () => {
    const modules = {
      'index.ts': `${imports}
import { readFileSync as read } from "node:fs";
import { scripts, stages as all } from "./config";
function action(name: string, triggers: readonly string[] = []): zitadel.Action {
  const file = \`\${scripts}/\${name}.js\`;
  const made = new zitadel.Action(name, { name, script: fs.readFileSync(file).toString().replace("__X__", x) });
  triggers.forEach((triggerType) => {
    new zitadel.TriggerActions(\`\${name}-\${triggerType}\`, { flowType: "2", triggerType, actionIds: [made.id] });
  });
  return made;
}
action("one", all);
for (const [name, { stage }] of Object.entries({ two: { stage: "5" }, three: { stage: unknown() } }))
  action(name, [stage]);
const made = ["four", "five"].map((name) => action(name));
new zitadel.TriggerActions("list", { flowType: 1, triggerType: 1, actionIds: made.map((one) => one.id) });
`,
      'config.ts':
        'import * as path from "path";\nexport const scripts = path.resolve("scripts");\nexport const stages = ["4", "5"] as const;\n',
    };
    assert.deepEqual(shown(modules), [
      ['one', '/p/scripts/one.js', [userinfo, accessToken]],
      ['two', '/p/scripts/two.js', [accessToken]],
      ['three', '/p/scripts/three.js', []],
      ['four', '/p/scripts/four.js', [externalPost]],
      ['five', '/p/scripts/five.js', [externalPost]],
    ]);
  });

  it('of cdktf are read in their stacks', () => {
    const text = `
import { Fn, TerraformAsset, TerraformStack } from "cdktf";
import { Action } from "./.gen/providers/zitadel/action";
import { TriggerActions } from "./.gen/providers/zitadel/trigger-actions";
class Stack extends TerraformStack {
  private readonly folder = path.join(__dirname, "actions");
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const asset = new TerraformAsset(this, "asset", { path: path.resolve(__dirname, "asset.js") });
    this.first = new Action(this, "a", { name: "first", script: Fn.file(asset.path) });
    const second = new Action(this, "b", { name: "second", script: readFileSync(path.join(this.folder, "b.js"), "utf8") });
    new TriggerActions(this, "t", {
      flowType: "FLOW_TYPE_EXTERNAL_AUTHENTICATION",
      triggerType: "TRIGGER_TYPE_POST_AUTHENTICATION",
      actionIds: [this.first.id, second.id, other],
    });
  }
}
`;
    assert.deepEqual(shown({ 'main.ts': text }), [
      ['first', '/p/asset.js', [externalPost]],
      ['second', '/p/actions/b.js', [externalPost]],
    ]);
  });

  it('bind nothing that nobody knows', () => {
    const text = `${imports}
const script = fs.readFileSync("a.js", "utf8");
const a = new zitadel.Action("a", { name: config.require("name"), script });
let stage = "4";
stage = other();
new zitadel.TriggerActions("let", { flowType: 2, triggerType: stage, actionIds: [a.id] });
if (config.isProduction) new zitadel.TriggerActions("if", { flowType: 2, triggerType: 4, actionIds: [a.id] });
new zitadel.TriggerActions("name", { flowType: 2, triggerType: 4, actionIds: [a.name] });
new zitadel.TriggerActions("spread", { flowType: 2, triggerType: 4, actionIds: [a.id], ...config.more });
new zitadel.TriggerActions("pair", { flowType: 1, triggerType: 5, actionIds: [a.id] });
new Action({ script: 1 });
`;
    assert.deepEqual(shown({ 'index.ts': text }), [[undefined, '/p/a.js', []]]);
  });

  it('that are broken or never end do no harm', () => {
    const text = `${imports}function f(n) { return f(n); }\nf(1);\nconst a = new zitadel.Action("a", { name: "a", script: fs.readFileSync("a.js") });\n`;
    assert.deepEqual(shown({ 'index.ts': text }), [['a', '/p/a.js', []]]);
    for (let length = 0; length < text.length; length += 5) shown({ 'index.ts': text.slice(0, length) });
    assert.deepEqual(shown({ 'a.ts': 'import { b } from "./b";\n', 'b.ts': 'import { a } from "./a";\n' }), []);
  });
});
