/** What a person, a fix or an import can do to a design. Each plans and changes nothing itself. */
export { connect, targetsOf, verbBetween } from './connect';
export { destinationsOf, dropInto } from './destinations';
export { copyFragment, duplicate, paste } from './copy';
export { setLabel, setParam } from './edit';
export { setEdgeParam, setSetting, setSlug } from './edit-in-forms';
export { frameNodes, resizeFrame } from './frames';
export { formatFragment, parseFragment } from './fragment';
export { insert } from './insert';
export { move, type MoveArgs } from './move';
export { nudge } from './nudge';
export { joinableTo, placeJoined, whichJoin, type PlaceJoinedArgs } from './place-joined';
export { findPlaceFor, placeNode, type PlaceNodeArgs } from './place-node';
export { placePattern } from './place-pattern';
export { describeContainers, findPlace } from './places';
export { remove } from './remove';
export { setProfile } from './set-profile';
export { tidy } from './tidy';
export { accept, withdraw } from './waivers';
