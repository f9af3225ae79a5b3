const unexplained = 'renderingFailed'

/** Why an address of the attachment scheme gives no picture: the refusal says it in its body. */
export async function failureOfAddress(address: string): Promise<string> {
  try {
    const response = await fetch(address)
    if (response.ok) return unexplained
    const { code } = (await response.json()) as { readonly code?: unknown }
    return typeof code === 'string' ? code : unexplained
  } catch {
    return unexplained
  }
}
