/** The page for an address that leads nowhere: it stands under a policy that allows no script and no style of its own. */
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { nationalNumbers } from '../questions/help.ts';

const page = await readFile(new URL('./unknown.html', import.meta.url), 'utf8');

test('has no script, no style of its own, and nothing from anywhere else', () => {
  expect(page).not.toMatch(/<script|<style|style=|\son\w+=|<img|https?:/i);
});

test('speaks three languages, each marked as what it is', () => {
  expect([...page.matchAll(/<section lang="(\w+)"/g)].map(([, language]) => language)).toEqual([
    'nb',
    'nn',
    'en',
  ]);
});

test('gives the national numbers, those that the form gives where it cannot be had', () => {
  expect([...page.matchAll(/href="tel:(\d+)"/g)].map(([, phone]) => phone)).toEqual(
    nationalNumbers.map(({ phone }) => phone),
  );
});

test('says nothing of what the form is about', () => {
  expect(page).not.toMatch(/mobb|bully/i);
});
