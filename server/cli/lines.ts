/** Lines of a stream, each at most a little longer than allowed however long it really is. */
export async function* linesOf(stdin: NodeJS.ReadableStream, charsMax: number): AsyncGenerator<string> {
  stdin.setEncoding('utf8');
  let rest = '';
  for await (const chunk of stdin) {
    const parts = `${rest}${String(chunk)}`.split('\n');
    rest = parts.pop()!.slice(0, charsMax + 1);
    yield* parts;
  }
  if (rest !== '') yield rest;
}
