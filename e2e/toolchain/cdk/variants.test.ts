import { refusedInDesign } from '../refusals';
import { coveringVariants } from '../variants';
import { describeApps } from './cases';

/** Every value of every parameter, but what AWS refuses: the library may refuse it too. */
const taken = coveringVariants().variants.filter(
  ({ design }) => refusedInDesign(design).length === 0,
);

describeApps('a CDK app of every value', taken);
