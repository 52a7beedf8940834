import { beginTransaction, type Waiver, type WaiverId } from '../../design';
import { err, ok } from '../../kit/result';
import type { Command } from '../command';
import type { Model } from '../model';
import { waiverProblems, type WaiverDraft } from '../waiver-draft';
import { shortNodeName } from '../node-name';

export interface AcceptArgs
  extends
    WaiverDraft,
    Pick<Waiver, 'rule' | 'subject' | 'field' | 'severity' | 'subjects' | 'measure'> {
  readonly today: string;
}

/** Accepts a finding, or says anew why, who and until when. */
export const accept: Command<AcceptArgs> = (model, { today, ...accepted }, ids) => {
  const { rule, subject, field, severity, subjects, measure } = accepted;
  const { nodes, edges, waivers } = model.design;
  const [problem] = Object.values(waiverProblems(accepted, today));
  if (problem !== undefined) return err({ reason: problem });
  const isHere = (id: string) => Object.hasOwn(nodes, id) || Object.hasOwn(edges, id);
  if (![subject ?? [], subjects ?? []].flat().every(isHere)) {
    return err({ reason: 'What this is about is no longer in the design.' });
  }
  const before = Object.values(waivers).find(
    (one) => one.rule === rule && one.subject === subject && one.field === field,
  );
  const tx = beginTransaction(model.design);
  tx.putWaiver({
    id: before?.id ?? ids.waiver(),
    rule,
    subject,
    field,
    reason: accepted.reason.trim(),
    owner: accepted.owner.trim(),
    until: accepted.until,
    ...(severity && { severity }),
    ...(subjects && { subjects }),
    ...(measure !== undefined && { measure }),
  });
  const name = nameOf(model, accepted);
  return ok({
    label: before ? `Change the acceptance of ${name}` : `Accept ${name}`,
    patch: tx.patch(),
    notice: before ? `Changed the acceptance of ${name}.` : `Accepted ${name}.`,
  });
};

export const withdraw: Command<{ readonly waiver: WaiverId }> = (model, { waiver: id }) => {
  const { waivers } = model.design;
  const waiver = Object.hasOwn(waivers, id) ? waivers[id] : undefined;
  if (!waiver) return err({ reason: 'This acceptance is no longer in the design.' });
  const tx = beginTransaction(model.design);
  tx.removeWaiver(id);
  const name = nameOf(model, waiver);
  return ok({
    label: `Withdraw the acceptance of ${name}`,
    patch: tx.patch(),
    notice: `Withdrew the acceptance of ${name}.`,
  });
};

/** "ML-4 of App database" */
function nameOf(model: Model, { rule, subject }: Pick<Waiver, 'rule' | 'subject'>): string {
  const edge = model.findEdge(subject ?? '');
  const node = model.find(edge?.from ?? subject ?? '');
  return node ? `${rule} of ${shortNodeName(node)}` : rule;
}
