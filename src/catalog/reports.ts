/** The register of what kinds have to report. Loaded after the canvas. */
import type { ReportOf } from '../spec/report';
import { planReport } from './dr-plan/report';
import { drPlan } from './dr-plan/spec';

export const reportOf: ReportOf = (node, model, today) =>
  model.is(node, drPlan) ? planReport(node, model, today) : null;
