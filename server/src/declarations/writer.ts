/** Text under construction that knows where each name in it came to stand. */
export class DeclarationWriter<Origin> {
  readonly #lines: string[] = [];
  readonly #origins = new Map<number, Origin>();
  #length = 0;
  #indent = '';

  get text(): string {
    return this.#lines.join('');
  }

  /** Origins by the offset at which the declared name begins. */
  get origins(): ReadonlyMap<number, Origin> {
    return this.#origins;
  }

  line(text = ''): void {
    this.add(text === '' ? '\n' : `${this.#indent}${text}\n`);
  }

  /** Ready-made text, as it is. */
  lines(text: string): void {
    this.add(text);
  }

  /** A line that declares something: `prefix` stands before its name. */
  declare(prefix: string, name: string, rest: string, origin: Origin): void {
    this.#origins.set(this.#length + this.#indent.length + prefix.length, origin);
    this.line(`${prefix}${name}${rest}`);
  }

  /** Lines between braces, indented. */
  block(head: string, body: () => void): void {
    this.line(`${head} {`);
    this.indented(body);
    this.line('}');
  }

  indented(body: () => void): void {
    this.#indent += '  ';
    body();
    this.#indent = this.#indent.slice(2);
  }

  /** A comment for hovers; empty paragraphs are left out. */
  comment(paragraphs: readonly string[], tags: readonly string[] = []): void {
    const filled = paragraphs.filter((paragraph) => paragraph !== '');
    const lines = filled.flatMap((paragraph, index) => (index === 0 ? [paragraph] : ['', paragraph]));
    const all = [...lines, ...(tags.length > 0 && lines.length > 0 ? [''] : []), ...tags];
    const [only] = all;
    if (only === undefined) {
      return;
    }
    if (all.length === 1) {
      this.line(`/** ${escapeComment(only)} */`);
      return;
    }
    this.line('/**');
    for (const line of all) {
      this.line(line === '' ? ' *' : ` * ${escapeComment(line)}`);
    }
    this.line(' */');
  }

  private add(text: string): void {
    this.#lines.push(text);
    this.#length += text.length;
  }
}

function escapeComment(text: string): string {
  return text.replaceAll('*/', '*\\/');
}
