import type { ErrorPages } from './endpoint.ts'

export const errorPages: ErrorPages = {
  error: status => `<!doctype html><title>${status}</title>`,
  tooMany: () => '<!doctype html><title>429</title>',
}
