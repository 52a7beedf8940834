import { TemplateGallery } from '../gallery/TemplateGallery';
import { Dialog } from '../primitives';

export default function TemplatesDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title="Templates"
      size="xl"
      description="Designs to start from. One that you open takes the place of what is on the canvas, and one undo brings that back; one that you add stands beside it."
    >
      <TemplateGallery withEmpty onDone={onClose} />
    </Dialog>
  );
}
