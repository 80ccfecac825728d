package model

import "sync"

// plainLetters returns the letters of typedFor and the marks that are unwritten, each with
// what is typed for it.
var plainLetters = sync.OnceValue(func() map[rune]string { return byLetter(typedFor[:]) })

// typedFor are the letters that no plain keyboard of their script has, after
// what is typed for them. They are in lower case, and Unicode decomposes none of
// them: those that it does (é, й, أ, ﬁ) need no row.
//
//   - Latin: the Latin-ASCII transliteration of CLDR 42 (common/transforms/Latin-ASCII.xml,
//     as ICU 72 has it). For the letters that it leaves, mostly phonetic ones: the letter
//     that the name in Unicode 15 tells (turned r is r, schwa is e, esh is s); the tone
//     letters of Zhuang as its spelling of 1982 has them, and clicks as Xhosa spells them.
//   - Cyrillic and Arabic: what the letter's name in Unicode 15 tells before its WITH
//     (ka with descender is ka, seen with inverted v is seen), else the letter that the
//     name sounds like. Plain are the letters of Russian, Ukrainian, Serbian and
//     Macedonian keyboards, and of Arabic ones with پ چ ژ گ ٹ ڈ ڑ ں ے. Yeh, kaf and heh
//     are one letter each, however Persian and Urdu write them, ى is ي and ة is ه.
//   - Greek: archaic letters as the one that took their place.
//   - Greek and Hebrew: a letter at a word's end is no other letter, as in the root
//     collation of CLDR.
var typedFor = [...]typed{
	// Greek
	{"γ", "ᴦ"},
	{"η", "ͱ"},
	{"ι", "ϳ"},
	{"κ", "ϙϟ"},
	{"και", "ϗ"},
	{"λ", "ᴧ"},
	{"π", "ᴨ"},
	{"ρ", "ϼᴩ"},
	{"σ", "ͳͻͼͽςϡϸϻ"},
	{"στ", "ϛ"},
	{"υ", "ͷϝ"},
	{"ψ", "ᴪ"},
	{"ω", "ꭥ"},
	// Cyrillic
	{"а", "ә"},
	{"ае", "ӕ"},
	{"в", "ԝᲀ"},
	{"г", "ґғҕӷӻ"},
	{"д", "ԁԃᲁꙣ"},
	{"дв", "ꚁ"},
	{"дж", "ԫ"},
	{"дз", "ԇꚉ"},
	{"дзв", "ꚃ"},
	{"дч", "ԭ"},
	{"е", "ѣѥᲇꙓ"},
	{"ж", "җ"},
	{"жв", "ꚅ"},
	{"з", "ҙӡԅԑꙁ"},
	{"и", "ѵҋꙇ"},
	{"к", "ҁқҝҟҡӄԛԟ"},
	{"кс", "ѯ"},
	{"л", "ӆԉԓԡԯᴫꙥ"},
	{"лх", "ԕ"},
	{"м", "ӎꙧ"},
	{"н", "ңӈӊԋԣԩ"},
	{"нг", "ҥ"},
	{"о", "ѡѻѽөᲂꙍꙩꙫꙭꙮꚛ"},
	{"оо", "ꚙ"},
	{"от", "ѿ"},
	{"п", "ҧԥ"},
	{"пс", "ѱ"},
	{"р", "ҏ"},
	{"рх", "ԗ"},
	{"с", "ҫԍᲃ"},
	{"т", "ҭԏᲄᲅꚋ"},
	{"тв", "ꚍ"},
	{"тц", "ҵ"},
	{"у", "ѫѹүұᲈꙋ"},
	{"ф", "ѳ"},
	{"х", "ҩҳһӽӿԧ"},
	{"хв", "ꚕ"},
	{"ц", "ꙡꚑ"},
	{"цв", "ꚏ"},
	{"ч", "ҷҹҽҿӌꚇꚓ"},
	{"шв", "ꚗ"},
	{"ъ", "ᲆꙏꙿ"},
	{"ы", "ꙑ"},
	{"ын", "ꙟ"},
	{"ь", "ҍ"},
	{"ю", "ѭꙕ"},
	{"я", "ѧѩꙗꙙꙛꙝ"},
	{"яе", "ԙ"},
	{"ђ", "ꙉ"},
	{"ѕ", "ꙃꙅ"},
	{"і", "ӏ"},
	// Arabic
	{"ء", "ٴࢃ"},
	{"ا", "ٱٲٳݳݴࡰࡱࡲࡳࡴࡵࡶࡷࡸࡹࡺࡻࡼࡽࡾࡿࢀࢁࢂࢭ"},
	{"ب", "ٮٻڀݐݑݒݓݔݕݖࢠࢡࢶ"},
	{"ت", "ٺټٽٿࢸࢿ"},
	{"ج", "ڃڄࢢࣅࣆ"},
	{"ح", "ځڂڅݗݘݮݯݲݼࢊ"},
	{"د", "ډڊڋڌڍڎڏڐۮݙݚࢮ"},
	{"ر", "ڒړڔڕږڗڙۯݛݫݬݱࢪࢹ"},
	{"ز", "ࢲ"},
	{"س", "ښڛڜݜݭݰݽݾ"},
	{"ش", "ۺ"},
	{"ص", "ڝڞࢯ"},
	{"ض", "ۻ"},
	{"ط", "ڟࢋࢌࢣ"},
	{"ع", "ڠݝݞݟࢳ"},
	{"غ", "ۼࣃ"},
	{"ف", "ڡڢڣڤڥڦݠݡࢤࢻ"},
	{"ق", "ٯڧڨࢥࢵࢼࣄ"},
	{"ك", "ػؼکڪګڬڭڮݢݣݤݿࢍࢴࣂࣈ"},
	{"ل", "ڵڶڷڸݪࢦࣇ"},
	{"م", "ݥݦࢧ"},
	{"ن", "ڹڻڼڽݧݨݩࢉࢽ"},
	{"ه", "ةھہۃەۿ"},
	{"و", "ۄۅۆۇۈۉۊۋۏۥݸݹࢄࢫࢱ"},
	{"ي", "ؠؽؾؿىیۍێېۑۦݵݶݷࢅࢆࢨࢩࢬࢺࣉ"},
	{"ٹ", "ࣀ"},
	{"پ", "ࢷࢾ"},
	{"چ", "ڇڿࣁ"},
	{"گ", "ڰڱڲڳڴࢰ"},
	{"ے", "ݺݻ"},
	// Hebrew
	{"וו", "װ"},
	{"וי", "ױ"},
	{"יי", "ײ"},
	{"ייי", "ׯ"},
	{"כ", "ך"},
	{"מ", "ם"},
	{"נ", "ן"},
	{"פ", "ף"},
	{"צ", "ץ"},
	// Latin
	{"a", "ɐɑɒᴀᴥᶏᶐⱥꜣꜥꞻꬰꭤ"},
	{"aa", "ꜳ𐞀"},
	{"ae", "æᴁᴂꞛꬱ"},
	{"ao", "ꜵ"},
	{"au", "ꜷ"},
	{"av", "ꜹꜻ"},
	{"ay", "ꜽ"},
	{"b", "ƀƃɓʙᴃᴯᵬᶀꞗꞵ"},
	{"c", "ƈǀǂȼɕʗᴄↄꜿꞓꞔ𝼏𝼝"},
	{"con", "ꝯ"},
	{"d", "ðđƌƍȡɖɗᴅᴆᵭᶁᶑẟꝱꝺꟈ𝼥"},
	{"db", "ȸ"},
	{"dz", "ʣʤʥꭦ𝼒𝼙"},
	{"e", "ǝɇɘəɚɛɜɝɞʚᴇᴈᶒᶓᶔᶕⱸⱻꬲꬳꬴꭠ"},
	{"et", "ꝫ"},
	{"f", "ƒɸᵮᶂⅎⱷꜰꝼꞙꟻꬵ"},
	{"fn", "ʩ𝼀"},
	{"g", "ǥɠɡɢɣʛᵷᵹᶃꝿꞡꟑꬶ𝼁𝼂"},
	{"h", "ħƅɥɦɧʜʮʯⱨⱶꜧꞕꟶ"},
	{"hv", "ƕ"},
	{"i", "ıɨɩɪᴉᵎᵻᵼᶖꞽꟷꟾ𝼚"},
	{"ie", "ꭡ"},
	{"is", "ꝭ"},
	{"j", "ȷɉɟʄʝᴊ"},
	{"k", "ƙʞᴋᶄⱪꜫꜭꜯꝁꝃꝅꞣ𝼃𝼐"},
	{"l", "łƚƛȴɫɬɭʟᴌᶅⱡꝇꝉꝲꞁꞎꬷꬸꬹ𝼄𝼑𝼓𝼦"},
	{"ll", "ỻ"},
	{"ls", "ʪ"},
	{"lz", "ɮʫ𝼅"},
	{"m", "ɯɰɱᴍᴟᵯᶆꝳꟺꟽꟿꬺ"},
	{"n", "ŋƞȵɲɳɴᴎᴻᵰᶇꝴꞑꞥꬻꬼ𝼇𝼔𝼧"},
	{"o", "øɔɤɵɷᴏᴐᴑᴒᴓᴖᴗᶗⱺꝋꝍꞷꟁꬽꬾꬿ𝼛"},
	{"oe", "œɶᴔꞝꭀꭁꭂꭢ"},
	{"oi", "ƣ"},
	{"oo", "ꝏꭃꭄ"},
	{"ou", "ȣᴕ"},
	{"p", "ƥʘᴘᵱᵽᶈꝑꝓꝕꟼ"},
	{"q", "ĸƽǃɋʠꝗꝙꞯ𝼊"},
	{"qp", "ȹ"},
	{"r", "ɍɹɺɻɼɽɾɿʀʁᴙᴚᵲᵳᶉⱹꝛꝵꝶꞃꞧꭅꭆꭇꭉꭋꭌꭨ𝼈𝼕𝼖𝼨"},
	{"rr", "ꭈꭊ"},
	{"rum", "ꝝ"},
	{"s", "ƪȿʂʃʅʆᵴᶊᶋᶘẜẝꜱꞅꞩꟊꟗꟙꭍ𝼋𝼌𝼞𝼩"},
	{"ss", "ß"},
	{"t", "ŧƫƭȶʇʈʭᴛᵵⱦꝷꞇ𝼉𝼍𝼪"},
	{"tc", "ʨ"},
	{"th", "þᵺꝥꝧꟓ"},
	{"ts", "ʦʧꭧ𝼗𝼜"},
	{"tz", "ꜩ"},
	{"u", "ʉʊᴜᴝᴞᵾᵿᶙꞹꞿꭎꭏꭒ"},
	{"ue", "ᵫꞟ"},
	{"ui", "ꭐꭑ"},
	{"um", "ꝸ"},
	{"uo", "ꭣ"},
	{"v", "ʋʌᴠᶌỽⱱⱴꝟꝩ"},
	{"vy", "ꝡ"},
	{"w", "ƿʍʬᴡⱳꟃꟕ"},
	{"x", "ǁᶍꭓꭔꭕꭖꭗꭘꭙ"},
	{"y", "ƴȝɏʎʏỿꭚ𝼆"},
	{"z", "ƨƶƹƺƻȥɀʐʑʒʓᴢᴣᵶᶎᶚⱬꝣ𝼘"},
	// Punctuation
	{"\"", "“”„‟«»″‶〝〞〟״「」『』"},
	{"-", "−⁃"},
	{"/", "⁄∕"},
}

// A typed is what people type for each of some characters.
type typed struct{ plain, letters string }

func byLetter(rows []typed) map[rune]string {
	m := map[rune]string{}
	for _, row := range rows {
		for _, r := range row.letters {
			m[r] = row.plain
		}
	}
	for _, r := range unwritten {
		m[r] = ""
	}
	return m
}

// unwritten are the marks within words that some leave out and others write each
// with another character: apostrophes and what looks like one, half rings, the
// letters of the glottal stop, the geresh, middle dots, marks of length, the
// tatweel and tails.
const unwritten = "'`´‘’‚‛‹›′‵΄᾽᾿῾՚" + "ʹʻʼʽʾʿˈˊˋ˴" + "ʔʕʖʡʢƾɂᴤꞌ𝼎" + "׳" + "·•‧・ꞏ" + "ːˑ" + "ـ\u0887\u088e\ufe73"
