import { truncate } from '../kit/words';
import type { ModelNode } from './model';

type Named = Pick<ModelNode, 'label' | 'slug'>;

/** What a person calls a node: labels are free text and may be blank. */
export const nodeName = ({ label, slug }: Named): string => label.trim() || slug;

/** As a sentence can hold it. */
export const shortNodeName = (node: Named): string => truncate(nodeName(node), 40);
