import { checklist, rules } from '../rules';
import type { Model } from '../spec/model';
import { inspect, type Inspection } from '../validation';

/** All that is checked, and what checks it. */
export const inspectDesign = (model: Model): Inspection => inspect(model, rules, checklist);
