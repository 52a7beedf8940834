/** What a person, a fix or an import can do to a design. Each plans and changes nothing itself. */
export { connect, targetsOf, verbBetween } from './connect';
export { copyFragment, duplicate, paste, type Fragment } from './copy';
export { setEdgeParam, setLabel, setParam, setSetting, setSlug } from './edit';
export { formatFragment, parseFragment } from './fragment';
export { insert } from './insert';
export { move } from './move';
export { nudge } from './nudge';
export { placeNode } from './place-node';
export { placePattern } from './place-pattern';
export { describeContainers } from './places';
export { remove } from './remove';
export { setProfile } from './set-profile';
export { tidy } from './tidy';
export { accept, withdraw } from './waivers';
