import { Segments } from '../primitives';
import { useExporters } from './exporters-context';
import { useShowTarget, useTarget } from './use-target';

/** Which code is shown and exported; nothing where there is no choice. */
export function TargetSwitch() {
  const { targets } = useExporters();
  const target = useTarget();
  const show = useShowTarget();
  if (!target || targets.length < 2) return null;
  return <Segments label="Code for" options={targets} current={target.id} onChange={show} />;
}
