import { beginTransaction, type NodeId } from '../../design';
import { isSameJson, type JsonObject } from '../../kit/json';
import { ok } from '../../kit/result';
import { listWords } from '../../kit/words';
import type { Command } from '../command';
import { given } from '../extras';
import type { Model } from '../model';
import { profileOf, type Profile } from '../profile';
import { SETTINGS } from '../settings';
import { shortNodeName } from '../node-name';

/** What another profile means to the nodes of a design. */
export interface ProfileSwitch {
  readonly changed: ReadonlyMap<NodeId, JsonObject>;
  /** What the other profile would change, had nobody set it. */
  readonly kept: readonly { readonly node: NodeId; readonly fields: readonly string[] }[];
  /**
   * "n4.nat": set by hand, to what the other profile gives. Only this list tells it from what the profile gave, so that it is
   * there again when the design comes back.
   */
  readonly byHand: readonly string[];
}

const holds = (params: JsonObject, values: JsonObject): boolean =>
  Object.entries(values).every(([name, value]) => isSameJson(params[name], value));

function switchProfile(model: Model, to: Profile): ProfileSwitch {
  const from = profileOf(model.settings);
  const listed = new Set(model.settings.byHand);
  const changed = new Map<NodeId, JsonObject>();
  const kept: { node: NodeId; fields: string[] }[] = [];
  const byHand: string[] = [];
  for (const { id, spec, params: before } of model.nodes) {
    // Of what exists already nothing is made, and nothing is left out.
    if (before.existing === true) continue;
    let params: JsonObject = before;
    for (const extra of spec.extras ?? []) {
      const was = given(spec, extra, from);
      const is = given(spec, extra, to);
      const fields = Object.keys(was);
      const key = `${id}.${fields[0]}`;
      if (holds(before, was) && !listed.has(key)) params = { ...params, ...is };
      else if (holds(before, is)) byHand.push(key);
      else kept.push({ node: id, fields });
    }
    if (!isSameJson(params, before)) changed.set(id, params);
  }
  return { changed, kept, byHand };
}

/** Says what the design is for, and gives every node the extras of that, as one step. What a person set stays. */
export const setProfile: Command<{ readonly profile: Profile }> = (model, { profile }) => {
  const { changed, kept, byHand } = switchProfile(model, profile);
  const title = SETTINGS.profile.options.find(({ value }) => value === profile)?.label ?? profile;
  const tx = beginTransaction(model.design);
  if (profile !== profileOf(model.settings)) {
    tx.putSetting('profile', profile === SETTINGS.profile.default ? null : profile);
    tx.putSetting('byHand', byHand.length === 0 ? null : byHand);
    for (const [id, params] of changed) tx.changeNode(id, { params });
  }
  return ok({
    label: `Switch to ${title.toLowerCase()}`,
    patch: tx.patch(),
    notice: [
      `Switched to ${title.toLowerCase()}.`,
      ...named('Changed with it', model, [...changed.keys()]),
      ...named(
        'Set by hand, so left as it is',
        model,
        kept.map(({ node }) => node),
      ),
    ].join(' '),
  });
};

/** A notice is read in passing: further names are counted. */
const MOST_NAMED = 3;

function named(lead: string, model: Model, ids: readonly NodeId[]): readonly string[] {
  const names = ids.map((id) => shortNodeName(model.get(id)));
  const distinct = [...new Set(names)];
  const more = distinct.length - MOST_NAMED;
  const said = more > 1 ? [...distinct.slice(0, MOST_NAMED), `${more} more`] : distinct;
  return said.length === 0 ? [] : [`${lead}: ${listWords(said)}.`];
}
