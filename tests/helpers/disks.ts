import { execFile, execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { mkdir, mkdtemp, open, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** All mount points of ours lie here, so that the next run finds what a broken one left. */
const mounts = join(tmpdir(), 'opis-fault-disks')
const mebibyte = 1024 * 1024
const format = { command: 'mkfs.ext4', options: ['-q', '-F', '-m', '0'] }

/** A small file system of its own, in a file. */
export interface Disk {
  readonly folder: string
  readonly image: string
}

/** Each disk is named after the process that made it: another run on this machine keeps its own. */
function isInUse(name: string): boolean {
  try {
    return process.kill(Number(name.split('-')[1]), 0)
  } catch {
    return false
  }
}

function clearAway(): void {
  if (!existsSync(mounts)) return
  for (const name of readdirSync(mounts).filter(each => !isInUse(each))) {
    try {
      execFileSync('umount', ['--lazy', join(mounts, name, 'disk')], { stdio: 'ignore' })
    } catch {
      // It was not mounted.
    }
    rmSync(join(mounts, name), { recursive: true, force: true })
  }
}

/** Why no disk can be made here, for the table; null where it can. */
function reasonAgainst(): string | null {
  if (process.platform !== 'linux') return 'needs Linux'
  if (process.getuid?.() !== 0) return 'needs root, to mount a file system'
  clearAway()
  const folder = mkdtempSync(join(tmpdir(), 'opis-fault-trial-'))
  const image = join(folder, 'image')
  const options = { stdio: 'ignore' } as const
  try {
    mkdirSync(join(folder, 'disk'))
    writeFileSync(image, Buffer.alloc(16 * mebibyte))
    execFileSync(format.command, [...format.options, image], options)
    execFileSync('mount', ['-o', 'loop', image, join(folder, 'disk')], options)
    execFileSync('umount', [join(folder, 'disk')], options)
    return null
  } catch (error) {
    const [reason] = String(error).split('\n')
    return `an ext4 file system cannot be mounted (${reason ?? ''})`
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export const whyNoDisk = reasonAgainst()

const shutdownScript = `import fcntl, os, struct, sys
fcntl.ioctl(os.open(sys.argv[1], os.O_RDONLY), 0x8004587D, struct.pack('I', 2))`

/** Why the power cannot be cut here; null where it can. */
export function reasonAgainstPowerCuts(): string | null {
  if (whyNoDisk !== null) return whyNoDisk
  try {
    execFileSync('python3', ['-c', 'import fcntl'], { stdio: 'ignore' })
    return null
  } catch {
    return 'needs python3, for the ioctl that shuts a file system down'
  }
}

export async function mountDisk(mebibytes: number): Promise<Disk> {
  await mkdir(mounts, { recursive: true })
  const base = await mkdtemp(join(mounts, `disk-${String(process.pid)}-`))
  const disk = { folder: join(base, 'disk'), image: join(base, 'image') }
  await mkdir(disk.folder)
  await writeFile(disk.image, '')
  await truncate(disk.image, mebibytes * mebibyte)
  await run(format.command, [...format.options, disk.image])
  await mount(disk)
  return disk
}

async function mount({ image, folder }: Disk): Promise<void> {
  await run('mount', ['-o', 'loop', image, folder])
}

/** Processes that were killed may hold the disk for moments. */
async function unmount({ folder }: Disk): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await run('umount', [folder])
      return
    } catch (error) {
      if (attempt === 50) throw error
      await new Promise(done => setTimeout(done, 100))
    }
  }
}

export async function removeDisk(disk: Disk): Promise<void> {
  await run('umount', ['--lazy', disk.folder]).catch(() => undefined)
  await rm(join(disk.folder, '..'), { recursive: true, force: true })
}

/** What was not synced is gone, the file system's own log included: EXT4_IOC_SHUTDOWN without a flush. */
export async function cutPower({ folder }: Disk): Promise<void> {
  await run('python3', ['-c', shutdownScript, folder])
}

/** The machine is on again: the file system replays its own log. */
export async function powerOn(disk: Disk): Promise<void> {
  await unmount(disk)
  await mount(disk)
}

/** Writes until not one byte more is accepted; gives the path of the file that takes the space. */
export async function fill({ folder }: Disk): Promise<string> {
  const path = join(folder, 'filler')
  const file = await open(path, 'a')
  try {
    for (const size of [mebibyte, 64 * 1024, 4096, 512, 1]) {
      const chunk = Buffer.alloc(size, 1)
      for (;;) {
        const { bytesWritten } = await file.write(chunk).catch(() => ({ bytesWritten: 0 }))
        if (bytesWritten < size) break
      }
      await file.datasync().catch(() => undefined)
    }
  } finally {
    await file.close().catch(() => undefined)
  }
  return path
}
