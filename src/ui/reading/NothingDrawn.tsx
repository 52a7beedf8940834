import { ScrollText } from 'lucide-react';
import { EmptyState } from '../primitives';

export const NothingDrawn = () => (
  <EmptyState icon={<ScrollText size={20} />} title="Nothing is drawn yet">
    Picture, inventory, checklist and comments stand here as soon as there is a first node.
  </EmptyState>
);
