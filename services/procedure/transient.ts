/** Connection loss, serialization, shutdown: nobody's fault; whoever asked may ask again. */
export function isTransient(error: unknown): boolean {
  const code = (error as { code?: unknown }).code;
  return typeof code === 'string' && (/^(08|40|53|57|58)/.test(code) || code.startsWith('ECONN') || code === 'EPIPE');
}
