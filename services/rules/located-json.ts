import { LIMITS } from '../../domain/limits.ts';

type Step = string | number;
type Node = { readonly line: number; readonly children?: Map<Step, Node> };

/** A JSON text with the line of every value; lines count from 1. */
export type LocatedJson =
  | {
      readonly ok: true;
      readonly value: unknown;
      /** The line of a field's name or of a list's member; of what is not there, the line of what it is missing in. */
      readonly lineOf: (path: readonly Step[]) => number;
      /** Names given twice in one object: JSON keeps the last one and says nothing. */
      readonly repeated: readonly { readonly path: readonly Step[]; readonly line: number }[];
    }
  | { readonly ok: false; readonly line: number; readonly message: string };

/** Reads a JSON text (RFC 8259) and remembers where each value stands, which `JSON.parse` does not tell. */
export function parseLocatedJson(text: string): LocatedJson {
  const reader = new JsonReader(text);
  try {
    const { value, node } = reader.document();
    return { ok: true, value, repeated: reader.repeated, lineOf: (path) => lineOf(node, path) };
  } catch (error) {
    if (!(error instanceof NotJson)) throw error;
    return { ok: false, line: error.line, message: error.message };
  }
}

function lineOf(root: Node, path: readonly Step[]): number {
  let node = root;
  for (const step of path) {
    const next = node.children?.get(step);
    if (!next) break;
    node = next;
  }
  return node.line;
}

class NotJson extends Error {
  readonly line: number;
  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}

const SPACE = /[ \t\r\n]*/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

class JsonReader {
  readonly repeated: { path: Step[]; line: number }[] = [];
  private readonly text: string;
  private at = 0;
  private line = 1;
  constructor(text: string) {
    this.text = text;
  }

  document(): { value: unknown; node: Node } {
    this.space();
    const read = this.value([]);
    this.space();
    if (this.at < this.text.length) this.fail('文件应当在这里结束，后面还有内容');
    return read;
  }

  private value(path: Step[]): { value: unknown; node: Node } {
    const { line } = this;
    switch (this.text[this.at]) {
      case '{':
        return this.object(path, line);
      case '[':
        return this.list(path, line);
      case '"':
        return { value: this.string(), node: { line } };
      default: {
        const scalar = this.token(SCALAR);
        if (scalar === undefined) this.fail('这里应当是一个值：文字要用英文双引号括起来');
        return { value: JSON.parse(scalar), node: { line } };
      }
    }
  }

  private object(path: Step[], line: number): { value: unknown; node: Node } {
    const value: Record<string, unknown> = {};
    const children = new Map<Step, Node>();
    this.members(path, '}', () => {
      const keyLine = this.line;
      if (this.text[this.at] !== '"') this.fail('这里应当是用英文双引号括起来的栏目名');
      const key = this.string();
      this.space();
      if (this.text[this.at] !== ':') this.fail('栏目名后面应当是英文冒号');
      this.at++;
      this.space();
      const read = this.value([...path, key]);
      if (children.has(key)) this.repeated.push({ path: [...path, key], line: keyLine });
      // Defined, not assigned: a field named `__proto__` is a field like any other.
      Object.defineProperty(value, key, { value: read.value, enumerable: true, configurable: true, writable: true });
      children.set(key, { ...read.node, line: keyLine });
    });
    return { value, node: { line, children } };
  }

  private list(path: Step[], line: number): { value: unknown; node: Node } {
    const value: unknown[] = [];
    const children = new Map<Step, Node>();
    this.members(path, ']', () => {
      const read = this.value([...path, value.length]);
      children.set(value.length, read.node);
      value.push(read.value);
    });
    return { value, node: { line, children } };
  }

  /** What stands between brackets, separated by commas; none after the last. */
  private members(path: Step[], end: '}' | ']', member: () => void): void {
    if (path.length >= LIMITS.packFileDepthMax) this.fail(`层数太多，最多${LIMITS.packFileDepthMax}层`);
    this.at++;
    this.space();
    if (this.text[this.at] === end) {
      this.at++;
      return;
    }
    for (;;) {
      member();
      this.space();
      const c = this.text[this.at];
      if (c !== ',' && c !== end) this.fail(`这里应当是英文逗号或者“${end}”`);
      this.at++;
      if (c === end) return;
      this.space();
      if (this.text[this.at] === end) this.fail('最后一项后面不能有逗号');
    }
  }

  private string(): string {
    const raw = this.token(STRING);
    if (raw === undefined) this.fail('这里的文字没有写完，或者含有换行、控制字符或不正确的转义');
    return JSON.parse(raw) as string;
  }

  private space(): void {
    const skipped = this.token(SPACE)!;
    for (const c of skipped) if (c === '\n') this.line++;
  }

  private token(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    this.at += found?.length ?? 0;
    return found;
  }

  private fail(message: string): never {
    const rest = this.text.slice(this.at, this.at + 20).split(/[\r\n]/)[0]!;
    throw new NotJson(this.line, `${message}${rest === '' ? '，文件到此为止' : `，现在是“${rest}”`}`);
  }
}
