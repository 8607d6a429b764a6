import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { FAILURE_CONVERTER_PATH } from './data-converter.ts';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const EXTENSION = extname(import.meta.url);
/** Everything the bundle may contain; what is not imported only costs a needless rebuild. */
const SOURCES = ['workflows', 'domain'];

/**
 * The workflows' code as one file for the sandbox: built when a source, the lock file or Node has changed, else the file of
 * last time, which saves a second at every start. Converters and interceptors go in here; a worker ignores them.
 */
export async function workflowBundleFile(cache = join(ROOT, 'node_modules/.cache/predisclosure')): Promise<string> {
  const file = join(cache, `workflows-${await fingerprint()}.js`);
  if (await exists(file)) return file;
  await mkdir(cache, { recursive: true });
  await buildWorkflowBundle(file);
  return file;
}

/** Builds the bundle into `file`; complete or not there at all. */
export async function buildWorkflowBundle(file: string): Promise<void> {
  const { code } = await bundleWorkflowCode({
    workflowsPath: join(ROOT, `workflows/index${EXTENSION}`),
    failureConverterPath: FAILURE_CONVERTER_PATH,
    logger: new DefaultLogger('WARN'),
  });
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, code);
  await rename(draft, file);
}

async function fingerprint(): Promise<string> {
  const hash = createHash('sha256').update(process.version);
  const files = [FAILURE_CONVERTER_PATH, join(ROOT, 'package-lock.json')];
  for (const folder of SOURCES) {
    const entries = await readdir(join(ROOT, folder), { recursive: true });
    files.push(
      ...entries
        .filter((name) => name.endsWith(EXTENSION))
        .sort()
        .map((name) => join(ROOT, folder, name)),
    );
  }
  for (const file of files) if (await exists(file)) hash.update(file).update(await readFile(file));
  return hash.digest('hex').slice(0, 16);
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
