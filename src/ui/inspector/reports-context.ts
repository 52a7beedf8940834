import { createContext } from 'react';
import type { ReportOf } from '../../spec/report';

/** What `app/` hands in: loads what kinds report, because `ui/` knows none. */
export const ReportsContext = createContext<(() => Promise<ReportOf>) | null>(null);
