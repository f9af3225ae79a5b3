import { expect, it } from 'vitest'
import { writeAccelerator } from '../../../../../src/renderer/components/base/accelerator'

it('writes the keys with plus signs', () => {
  expect(writeAccelerator('CmdOrCtrl+Shift+N', 'other')).toBe('Ctrl+Shift+N')
  expect(writeAccelerator('Alt+Down', 'other')).toBe('Alt+↓')
  expect(writeAccelerator('F2', 'other')).toBe('F2')
})

it('writes the signs of macOS in their usual order', () => {
  expect(writeAccelerator('CmdOrCtrl+Shift+N', 'mac')).toBe('⇧⌘N')
  expect(writeAccelerator('CmdOrCtrl+Alt+B', 'mac')).toBe('⌥⌘B')
  expect(writeAccelerator('CmdOrCtrl+Backspace', 'mac')).toBe('⌘⌫')
})
