import { numberToString, padStart } from '../primordials.js';
import type { Flags, Node, Ranges, Syntax } from './nodes.js';

/**
 * Writes a pattern that was read for the engine's own regular expressions: what goja means, spelt so that there is no
 * doubt. Lines end at \n alone, as both of goja's engines have it.
 */
export function printPattern(syntax: Syntax, flags: Flags): string {
  return new Printer(syntax, flags).print(syntax.root);
}

class Printer {
  readonly #syntax: Syntax;
  readonly #flags: Flags;

  constructor(syntax: Syntax, flags: Flags) {
    this.#syntax = syntax;
    this.#flags = flags;
  }

  print(node: Node): string {
    switch (node.kind) {
      case 'char':
        return this.#code(node.code);
      case 'set':
        return this.#set(node.negated, node.ranges);
      case 'never':
        return '[]';
      case 'start':
        return this.#flags.multiline ? '(?<![^\\n])' : '^';
      case 'end':
        return this.#flags.multiline ? '(?![^\\n])' : '$';
      case 'word':
        return '\\b';
      case 'notWord':
        return '\\B';
      case 'capture':
        return `(${this.print(node.body)})`;
      case 'look':
        return `(?${node.ahead ? '' : '<'}${node.negated ? '!' : '='}${this.print(node.body)})`;
      case 'back':
        return `(?:\\${this.#position(node.number)})`;
      case 'sequence': {
        let text = '';
        for (let i = 0; i < node.items.length; i++) text += this.#grouped(node.items[i] as Node);
        return text;
      }
      case 'choice': {
        let text = '';
        for (let i = 0; i < node.options.length; i++) text += (i > 0 ? '|' : '') + this.print(node.options[i] as Node);
        return text;
      }
      case 'repeat': {
        const upper = node.max === Number.POSITIVE_INFINITY ? '' : numberToString(node.max);
        return `(?:${this.print(node.body)}){${numberToString(node.min)},${upper}}${node.lazy ? '?' : ''}`;
      }
    }
  }

  #grouped(node: Node): string {
    return node.kind === 'choice' ? `(?:${this.print(node)})` : this.print(node);
  }

  #position(number: number): number {
    const { numbers } = this.#syntax;
    for (let i = 0; i < numbers.length; i++) if (numbers[i] === number) return i + 1;
    return 0;
  }

  #set(negated: boolean, ranges: Ranges): string {
    let text = negated ? '[^' : '[';
    for (let i = 0; i < ranges.length; i++) {
      const [low, end] = ranges[i] as readonly [number, number];
      const high = this.#flags.unicode || end <= 0xffff ? end : 0xffff;
      if (low > high) continue;
      text += low === high ? this.#code(low) : `${this.#code(low)}-${this.#code(high)}`;
    }
    return `${text}]`;
  }

  #code(code: number): string {
    const word = (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
    if (word) return String_fromCharCode(code);
    if (code > 0xffff) return `\\u{${numberToString(code, 16)}}`;
    return `\\u${padStart(numberToString(code, 16), 4, '0')}`;
  }
}

const String_fromCharCode = String.fromCharCode;
