import { words } from '../records/words'
import type { Term } from './term'

/**
 * Code, years, names in English, Russian and German, further names. Codes are those of ISO 3166-3 where the state
 * has one; others begin with "x-". ISO 3166-3 counts from 1974 only, the years here are those of the state.
 */
const table = `
SUHH | 1922–1991 | USSR | СССР | UdSSR | Soviet Union, USSR, SU, Советский Союз, Sowjetunion
CSHH | 1918–1992 | Czechoslovakia | Чехословакия | Tschechoslowakei
YUCS | 1929–2003 | Yugoslavia | Югославия | Jugoslawien
DDDE | 1949–1990 | German Democratic Republic | ГДР | Deutsche Demokratische Republik | GDR, East Germany, Германская Демократическая Республика, DDR
BYAA | 1920–1991 | Byelorussian SSR | Белорусская ССР | Belarussische SSR | Belorussian SSR, БССР
CSXX | 2003–2006 | Serbia and Montenegro | Сербия и Черногория | Serbien und Montenegro
BUMM | 1948–1989 | Burma | Бирма | Birma
VDVN | 1945–1976 | Democratic Republic of Vietnam | Демократическая Республика Вьетнам | Demokratische Republik Vietnam
YDYE | 1967–1990 | Democratic Yemen | Южный Йемен | Demokratischer Jemen
ZRCD | 1971–1997 | Zaire | Заир | Zaire
DYBJ | 1958–1975 | Dahomey | Дагомея | Dahomey
HVBF | 1958–1984 | Upper Volta | Верхняя Вольта | Obervolta
RHZW | 1923–1980 | Southern Rhodesia | Южная Родезия | Südrhodesien
x-russian-empire | 1721–1917 | Russian Empire | Российская империя | Russisches Kaiserreich
x-russian-republic | 1917 | Russian Republic | Российская республика | Russische Republik
x-rsfsr | 1917–1991 | RSFSR | РСФСР | RSFSR | Russian SFSR, Soviet Russia, Советская Россия
x-ukrainian-ssr | 1919–1991 | Ukrainian SSR | Украинская ССР | Ukrainische SSR | УССР
x-ukrainian-peoples-republic | 1917–1921 | Ukrainian People’s Republic | Украинская Народная Республика | Ukrainische Volksrepublik
x-transcaucasian-sfsr | 1922–1936 | Transcaucasian SFSR | Закавказская СФСР | Transkaukasische SFSR
x-georgian-ssr | 1921–1991 | Georgian SSR | Грузинская ССР | Georgische SSR
x-armenian-ssr | 1920–1991 | Armenian SSR | Армянская ССР | Armenische SSR
x-azerbaijan-ssr | 1920–1991 | Azerbaijan SSR | Азербайджанская ССР | Aserbaidschanische SSR
x-turkestan-assr | 1918–1924 | Turkestan ASSR | Туркестанская АССР | Turkestanische ASSR
x-uzbek-ssr | 1924–1991 | Uzbek SSR | Узбекская ССР | Usbekische SSR
x-turkmen-ssr | 1924–1991 | Turkmen SSR | Туркменская ССР | Turkmenische SSR
x-tajik-ssr | 1929–1991 | Tajik SSR | Таджикская ССР | Tadschikische SSR
x-kazakh-ssr | 1936–1991 | Kazakh SSR | Казахская ССР | Kasachische SSR
x-kirghiz-ssr | 1936–1991 | Kirghiz SSR | Киргизская ССР | Kirgisische SSR
x-far-eastern-republic | 1920–1922 | Far Eastern Republic | Дальневосточная республика | Fernöstliche Republik
x-tuva | 1921–1944 | Tuvan People’s Republic | Тувинская Народная Республика | Tuwinische Volksrepublik
x-german-empire | 1871–1918 | German Empire | Германская империя | Deutsches Kaiserreich
x-weimar-germany | 1918–1933 | Germany (Weimar Republic) | Германия (Веймарская республика) | Deutsches Reich (Weimarer Republik) | Weimar Republic, Веймарская республика, Weimarer Republik
x-nazi-germany | 1933–1945 | Germany (Nazi period) | Германия (нацистский период) | Deutsches Reich (NS-Zeit) | Third Reich
x-danzig | 1920–1939 | Free City of Danzig | Вольный город Данциг | Freie Stadt Danzig
x-saar-basin | 1920–1935 | Territory of the Saar Basin | Территория Саарского бассейна | Saargebiet
x-austria-hungary | 1867–1918 | Austria-Hungary | Австро-Венгрия | Österreich-Ungarn
x-hungarian-soviet-republic | 1919 | Hungarian Soviet Republic | Венгерская советская республика | Ungarische Räterepublik
x-kingdom-shs | 1918–1929 | Kingdom of Serbs, Croats and Slovenes | Королевство сербов, хорватов и словенцев | Königreich der Serben, Kroaten und Slowenen | Kingdom of SHS
x-serbia-kingdom | 1882–1918 | Kingdom of Serbia | Королевство Сербия | Königreich Serbien
x-ottoman-empire | 1299–1922 | Ottoman Empire | Османская империя | Osmanisches Reich
x-kingdom-of-italy | 1861–1946 | Kingdom of Italy | Королевство Италия | Königreich Italien
x-bohemia-moravia | 1939–1945 | Protectorate of Bohemia and Moravia | Протекторат Богемии и Моравии | Protektorat Böhmen und Mähren
x-uk-ireland | 1801–1922 | United Kingdom of Great Britain and Ireland | Соединённое Королевство Великобритании и Ирландии | Vereinigtes Königreich Großbritannien und Irland
x-irish-free-state | 1922–1937 | Irish Free State | Ирландское Свободное государство | Irischer Freistaat
x-newfoundland | 1907–1949 | Newfoundland | Ньюфаундленд | Neufundland
x-south-africa-union | 1910–1961 | Union of South Africa | Южно-Африканский Союз | Südafrikanische Union
x-persia | –1935 | Persia | Персия | Persien
x-siam | –1939 | Siam | Сиам | Siam
x-china-republic | 1912–1949 | Republic of China (mainland) | Китайская Республика (на материке) | Republik China (Festland)
x-manchukuo | 1932–1945 | Manchukuo | Маньчжоу-го | Mandschukuo
x-korea-japan | 1910–1945 | Korea under Japanese rule | Корея под властью Японии | Korea unter japanischer Herrschaft
x-british-india | 1858–1947 | British India | Британская Индия | Britisch-Indien
x-dutch-east-indies | 1800–1949 | Dutch East Indies | Нидерландская Ост-Индия | Niederländisch-Indien
x-french-indochina | 1887–1954 | French Indochina | Французский Индокитай | Französisch-Indochina
x-mandatory-palestine | 1920–1948 | Mandatory Palestine | Подмандатная Палестина | Mandatsgebiet Palästina
x-syria-lebanon-mandate | 1920–1946 | French Mandate of Syria and Lebanon | Французский мандат в Сирии и Ливане | Französisches Mandat Syrien und Libanon
`

/** States that are no more. */
export const formerStates: readonly Term[] = table.trim().split('\n').map(readRow)

function readRow(row: string): Term {
  const [code = '', years = '', en = '', ru = '', de = '', others] = row.split(' | ')
  const state = { code, label: words(en, ru, de), note: words(years, years, years) }
  return others === undefined ? state : { ...state, others: others.split(', ') }
}
