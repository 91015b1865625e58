/** Starts the page. */
import { mount } from 'svelte';
import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/items.css';
import './styles/charts.css';
import App from './App.svelte';

const target = document.getElementById('app');
if (target) mount(App, { target });
