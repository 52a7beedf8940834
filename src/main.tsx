import * as z from 'zod/mini';
import { mount } from './app/mount';
import './ui/tokens.css';

// The page's policy forbids code made of text, and zod would report one violation while it tries.
z.config({ jitless: true });
mount(document.getElementById('root'));
