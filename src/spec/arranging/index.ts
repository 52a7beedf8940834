/**
 * Where everything would better stand. ELK proposes, the flaws of the drawing decide, and only places come out: containers are as
 * large as what they hold, and edges are routed, where the geometry says. Pure; ELK is handed in.
 */
export { arrangeDesign, type Places } from './arrange-design';
export { flawsOf, weigh, type Flaws } from './flaws';
export type { Graph, LayOut } from './graph';
export { putInPlace } from './put-in-place';
