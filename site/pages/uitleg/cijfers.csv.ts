import type { APIRoute } from 'astro'
import { asFile, victimsTable } from '../../victims-table.ts'

export const GET: APIRoute = () => asFile(victimsTable('nl'))
