// The view library: Preact components written as tagged templates. Text only ever becomes text nodes.
import { createContext, h, render } from 'preact';
import { useCallback, useContext, useEffect, useId, useRef, useState } from 'preact/hooks';
import htm from 'htm';

export const html = htm.bind(h);
export { createContext, render, useCallback, useContext, useEffect, useId, useRef, useState };
