import { mount } from './app/mount';
import './ui/tokens.css';

mount(document.getElementById('root'));
