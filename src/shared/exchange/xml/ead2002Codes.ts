/** Languages that ISO 639-2 got after the schema of EAD 2002 was closed. */
const laterLanguages = new Set(
  'ain alt anp cnr frr frs gsw krl nqo rup srn syc zbl zgh zxx zza'.split(' ')
)

/** The scripts that the schema lists. */
const scripts = new Set(
  (
    'Arab Armn Bali Batk Beng Blis Bopo Brah Brai Bugi Buhd Cans Cham Cher Cirt Copt Cprt Cyrl Cyrs Deva ' +
    'Dsrt Egyd Egyh Egyp Ethi Geok Geor Glag Goth Grek Gujr Guru Hang Hani Hano Hans Hant Hebr Hira Hmng ' +
    'Hrkt Hung Inds Ital Java Kali Kana Khar Khmr Knda Laoo Latf Latg Latn Lepc Limb Lina Linb Mand Maya ' +
    'Mero Mlym Mong Mymr Nkoo Ogam Orkh Orya Osma Perm Phag Phnx Plrd Roro Runr Sara Shaw Sinh Sylo Syrc ' +
    'Syre Syrj Syrn Tagb Tale Talu Taml Telu Teng Tfng Tglg Thaa Thai Tibt Ugar Vaii Visp Xpeo Xsux Yiii ' +
    'Zxxx Zyyy Zzzz'
  ).split(' ')
)

/** EAD 2002 lists the codes it takes; others are no codes there. */
export const knownToEad2002 = {
  language: (code: string | undefined): string | undefined =>
    code !== undefined && !laterLanguages.has(code) ? code : undefined,
  script: (code: string): string | undefined => (scripts.has(code) ? code : undefined)
}
