import type { BinaryExpression, Expression } from '../syntax/nodes.js';

type Value = string | number | bigint | boolean | null | undefined;

/** What a constant expression comes to: a value, or an exception. */
export type Constant = { value: Value; threw?: undefined } | { threw: true; value?: undefined };

const THREW: Constant = { threw: true };

/**
 * Folds constants as goja's compiler does: literals and operators on them. Answers undefined for anything else.
 * What a constant decides, the compiler leaves out (`false && /(/` is accepted).
 */
export function fold(node: Expression): Constant | undefined {
  switch (node.type) {
    case 'Literal':
      return { value: node.value };
    case 'UnaryExpression': {
      const operand = fold(node.argument);
      return operand && unary(node.operator, operand);
    }
    case 'BinaryExpression': {
      const { base, links } = chainOf(node);
      let left = fold(base);
      for (const { operator, right } of links) {
        const operand = left && fold(right);
        left = left && operand && combine(operator, left, operand);
        if (!left) return undefined;
      }
      return left;
    }
    case 'LogicalExpression': {
      const left = fold(node.left);
      if (!left || left.threw) return left;
      return decides(node.operator, left.value) ? left : fold(node.right);
    }
    default:
      return undefined;
  }
}

/** A run of binary operators, from its leftmost operand on. Long ones are common and must not cost stack. */
export function chainOf(node: BinaryExpression): { base: Expression; links: BinaryExpression[] } {
  const links = [node];
  let base = node.left;
  while (base.type === 'BinaryExpression') {
    links.push(base);
    base = base.left;
  }
  return { base, links: links.reverse() };
}

/** Whether the left operand of a logical operator is its result. */
export function decides(operator: string, left: Value): boolean {
  if (operator === '&&') return !left;
  if (operator === '||') return Boolean(left);
  return left !== null && left !== undefined;
}

function unary(operator: string, operand: Constant): Constant {
  if (operator === 'delete') return { value: true };
  if (operand.threw) return operand;
  const { value } = operand;
  try {
    switch (operator) {
      case '!':
        return { value: !value };
      case '~':
        return { value: ~(value as number) };
      case '-':
        return { value: -(value as number) };
      case '+':
        return { value: +(value as number) };
      case 'typeof':
        return { value: value === null ? 'object' : typeof value };
      default:
        return { value: undefined };
    }
  } catch {
    return THREW;
  }
}

type Operation = (left: number, right: number) => Value;

const OPERATIONS: Record<string, Operation> = {
  '<': (left, right) => left < right,
  '>': (left, right) => left > right,
  '<=': (left, right) => left <= right,
  '>=': (left, right) => left >= right,
  // biome-ignore lint/suspicious/noDoubleEquals: it is this operator that is evaluated
  '==': (left, right) => left == right,
  // biome-ignore lint/suspicious/noDoubleEquals: as above
  '!=': (left, right) => left != right,
  '===': (left, right) => left === right,
  '!==': (left, right) => left !== right,
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  '%': (left, right) => left % right,
  '&': (left, right) => left & right,
  '|': (left, right) => left | right,
  '^': (left, right) => left ^ right,
  '<<': (left, right) => left << right,
  '>>': (left, right) => left >> right,
  '>>>': (left, right) => left >>> right,
};

/** Powers of big integers are not worked out: they may be huge, and only their being zero could matter. */
function power(left: Value, right: Value): Constant {
  if (typeof left !== 'bigint' && typeof right !== 'bigint') return { value: (left as number) ** (right as number) };
  if (typeof left !== 'bigint' || typeof right !== 'bigint' || right < 0n) return THREW;
  return { value: left === 0n && right !== 0n ? 0n : 1n };
}

/** What a binary operator makes of two constants. */
export function combine(operator: string, left: Constant, right: Constant): Constant {
  if (left.threw || right.threw) return THREW;
  try {
    if (operator === '**') return power(left.value, right.value);
    if (operator === '<<' && typeof right.value === 'bigint' && right.value > 4096n) return { value: 1n };
    const operation = OPERATIONS[operator];
    return operation ? { value: operation(left.value as number, right.value as number) } : THREW;
  } catch {
    return THREW;
  }
}
