import type {
  Expression,
  ForInStatement,
  ForOfStatement,
  ForStatement,
  Identifier,
  Statement,
  VariableDeclaration,
} from '../syntax/nodes.js';
import { gojaStart } from '../syntax/places.js';
import { goType, isPattern } from './base.js';
import { fold } from './constants.js';
import { FunctionChecker } from './functions.js';

/** The compile phase of declarations and loops. */
export abstract class LoopChecker extends FunctionChecker {
  protected abstract compileStatement(node: Statement, needResult: boolean): void;

  protected compileLoop(node: Statement, needResult: boolean, label: string): void {
    switch (node.type) {
      case 'WhileStatement': {
        this.openBlock('loop', needResult, label);
        this.build(node.test);
        const test = fold(node.test);
        if (!test) this.emit(node.test, true);
        if (test && !test.threw && !test.value) this.discard(() => this.compileStatement(node.body, false));
        else if (!test?.threw) this.compileStatement(node.body, needResult);
        this.closeBlock();
        return;
      }
      case 'DoWhileStatement':
        this.openBlock('loop', needResult, label);
        this.compileStatement(node.body, needResult);
        this.compileValue(node.test);
        this.closeBlock();
        return;
      case 'ForStatement':
        this.compileFor(node, needResult, label);
        return;
      case 'ForInStatement':
      case 'ForOfStatement':
        this.compileForInOf(node, needResult, label);
        return;
      default:
    }
  }

  protected compileValue(node: Expression): void {
    this.build(node);
    this.emitValue(node, true);
  }

  protected compileDeclaration(node: VariableDeclaration): void {
    for (const { id, init } of node.declarations) {
      if (isPattern(id)) {
        if (init) {
          this.build(init);
          this.emit(init, true);
        }
        if (node.kind === 'var') this.initVarPattern(id);
        else this.initPattern(id);
      } else if (id.type !== 'Identifier') {
        this.unsupported(id, node.kind === 'var' ? 'variable binding target' : 'lexical binding target');
      } else {
        if (init) this.build(init);
        const source = init ? (name: string) => this.emitNamed(init, name) : undefined;
        if (node.kind === 'var') this.assignVar(id.name, id.start, source);
        else this.initLexical(id, node.kind, source);
      }
    }
  }

  protected initLexical(id: Identifier, kind: string, source: ((name: string) => void) | undefined): void {
    this.requireBound(id.name, id.start);
    if (source) {
      source(id.name);
      this.opAt(id.start, 'write', id);
    } else if (kind === 'const') this.stop(id.start, 'Missing initializer in const declaration', id.end);
  }

  protected compileFor(node: ForStatement, needResult: boolean, label: string): void {
    this.openBlock('loop', needResult, label);
    const { init, test, update } = node;
    let scoped = false;
    if (init?.type === 'VariableDeclaration') {
      if (init.kind !== 'var') {
        scoped = true;
        this.openBlock('scope', needResult);
        this.openScope();
        this.bindLexicals([init]);
      }
      this.compileDeclaration(init);
    } else if (init) {
      this.build(init);
      this.emit(init, false);
    }
    const constant = test ? fold(test) : undefined;
    if (test) {
      this.build(test);
      if (!constant) this.emit(test, true);
    }
    const compileUpdate = (): void => {
      if (!update) return;
      this.build(update);
      this.emit(update, false);
    };
    if (constant && !constant.threw && !constant.value) {
      this.discard(() => {
        this.compileStatement(node.body, false);
        compileUpdate();
      });
    } else if (!constant?.threw) {
      this.compileStatement(node.body, needResult);
      compileUpdate();
    }
    if (scoped) {
      this.closeBlock();
      this.closeScope();
    }
    this.closeBlock();
  }

  protected compileForInOf(node: ForInStatement | ForOfStatement, needResult: boolean, label: string): void {
    this.openBlock('loopEnum', needResult, label);
    const { left } = node;
    const lexical = left.type === 'VariableDeclaration' && left.kind !== 'var' ? left : undefined;
    if (lexical) {
      this.openBlock('scope', false);
      this.openScope();
      this.bindLexicals([lexical]);
    }
    this.build(node.right);
    this.emit(node.right, true);
    this.op('iterate', node);
    if (lexical) {
      this.closeScope();
      this.closeBlock();
    }
    if (lexical) this.openIteration(lexical, needResult);
    else this.compileIterationTarget(left);
    this.compileStatement(node.body, needResult);
    if (lexical) {
      this.closeBlock();
      this.closeScope();
    }
    this.closeBlock();
  }

  protected openIteration(declaration: VariableDeclaration, needResult: boolean): void {
    this.openBlock('scope', needResult);
    this.openScope();
    const { id } = declaration.declarations[0]!;
    if (id.type === 'Identifier') this.bindLexicalName(id.name, declaration.start);
    else {
      this.bindLexicals([declaration]);
      this.initPattern(id);
    }
  }

  protected compileIterationTarget(left: VariableDeclaration | Expression): void {
    if (left.type === 'VariableDeclaration') {
      const { id } = left.declarations[0]!;
      if (id.type === 'Identifier') {
        this.build(id);
        this.emitTarget(id);
      } else if (isPattern(id)) this.initVarPattern(id);
      else this.stop(gojaStart(id), `unsupported for-in var target: ${goType(id)}`, id.end);
    } else if (isPattern(left)) this.assignPattern(left, () => {});
    else {
      this.build(left);
      this.emitTarget(left);
    }
  }
}
