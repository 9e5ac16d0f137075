import type { FunctionSignature, Parameter } from '../../../emulator/src/catalogue/index.js';
import { argumentText, resultText } from './type-text.js';

function parameterText(one: Parameter, raw: boolean): string {
  const type = one.declared ?? argumentText(one.type, raw);
  if (one.variadic) {
    return `...${one.name}: ${type.includes(' ') ? `(${type})` : type}[]`;
  }
  return `${one.name}${one.optional ? '?' : ''}: ${type}`;
}

/** `(key: string, value: any): void` */
export function signatureText(signature: FunctionSignature, result?: string): string {
  const parameters = signature.parameters.map((one) => parameterText(one, signature.raw === true)).join(', ');
  return `(${parameters}): ${result ?? functionResult(signature)}`;
}

function functionResult(signature: FunctionSignature): string {
  if (signature.results !== undefined) {
    return `[${signature.results.map(resultText).join(', ')}]`;
  }
  if (signature.result === undefined) {
    return 'void';
  }
  const text = resultText(signature.result);
  return signature.resultNullable && text !== 'any' ? `${text} | null` : text;
}
