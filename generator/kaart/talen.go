package kaart

// Talen names the languages that a sociale kaart is likely to need. A code that
// is not in it is shown as it is.
var Talen = map[string]string{
	"nl": "Nederlands", "ar": "Arabisch", "tr": "Turks", "en": "Engels", "pl": "Pools", "ti": "Tigrinya", "uk": "Oekraïens", "fa": "Farsi",
	"so": "Somalisch", "es": "Spaans", "fr": "Frans", "de": "Duits", "ber": "Berbers", "zh": "Chinees", "ru": "Russisch", "pt": "Portugees",
	"ku": "Koerdisch", "ro": "Roemeens", "bg": "Bulgaars", "pap": "Papiaments", "srn": "Sranan", "dse": "Nederlandse gebarentaal",
}
