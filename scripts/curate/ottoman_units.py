"""Lists for `ottoman_names.py`: seats of Ottoman provinces, and names that are left out."""

SEATS = {
    "Anadolu": "Kütahya", "Rumeli": "Manastır", "Rum": "Sivas", "Karaman": "Konya", "Hudavendigâr": "Bursa",
    "Zülkadriye": "Kahramanmaraş", "Bozok": "Yozgat", "Suriye": "Damascus", "Arap": "Damascus", "Şam": "Damascus",
    "Tuna": "Ruse", "Sayda": "Sidon", "Bosna": "Sarajevo", "Kosova": "Skopje", "Mamûretülaziz": "Elazığ", "Harput": "Elazığ",
    "Kaptanpaşa": "Gallipoli", "Çıldır": "Akhaltsikhe", "Girit": "Heraklion", "Aydın": "Aydın", "Yemen": "Sanaa",
    "Hicaz": "Mecca", "Cebel-i Lübnan": "Beirut", "Bağdad maa Şehrizor": "Baghdad", "Mısır": "Cairo", "Şehrizor": "Kirkuk",
    "Rumeli-i Şarkî": "Plovdiv", "Bulgaristan": "Plovdiv", "Yunanistan": "Larissa", "Sırp": "Belgrade", "Eflâk": "Bucharest",
    "Boğdan": "Iași", "Cezayir-i Bahr-i Sefid": "Chios", "Budin": "Budapest", "Macaristan": "Budapest", "Arnavutluk": "Elbasan",
    "Filistin": "Jerusalem", "Temeşvar": "Timișoara", "Eğri": "Eger", "Kanije": "Nagykanizsa", "Uyvar": "Nové Zámky",
    "Varad": "Oradea", "Kamaniçe": "Kamianets-Podilskyi", "Hatay": "Antakya", "İçel": "Mersin", "Tunceli": "Tunceli",
    "Sakarya": "Adapazarı", "Kocaeli": "İzmit", "Selânik": "Thessaloniki", "Yanya": "Ioannina", "Manastır": "Bitola",
    "İşkodra": "Shkodër", "Musul": "Mosul", "Basra": "Basra", "Bağdad": "Baghdad", "Silistre": "Silistra", "Vidin": "Vidin",
    "Niş": "Niš", "Tırhala": "Trikala", "Serfiçe": "Servia", "Trablusgarb": "Tripoli", "Trablusşam": "Tripoli",
    "Kıbrıs": "Nicosia", "Halep": "Aleppo", "Kudüs": "Jerusalem", "Mora": "Tripoli", "Irak": "Baghdad", "Romanya": "Bucharest",
    "Kefe": "Feodosiya", "Özi": "Ochakiv", "Dobruca": "Constanța",
}  # fmt: skip
"""Seats of provinces whose name is not that of a town, or whose town has another name today."""
COUNTRIES = frozenset(
    "TR GR BG MK AL RS BA ME XK HR HU RO MD UA GE AM AZ IQ SY LB JO IL PS SA YE EG LY TN DZ CY SK RU IR KW SD".split()
)
"""Countries of today with units of the table."""
WIDE = frozenset(
    """
    Anadolu Rumeli Rum Karaman Arap Bağdad Basra Budin Mısır Yemen Hicaz Irak Macaristan Bulgaristan Yunanistan Romanya
    Suriye
    """.split()
)
"""Units that reach far from their seat."""
AREAS = frozenset(
    """
    Anadolu Arab Arciş Asir Barak Bosna Boyalık Bulgaristan Canik Cebelibekeret Çıldır Çorak Dersim Diyale Efes Eflak
    Garbiye Gaferiyad Germat Girid Güvercinlik Habur Hatay Hersek Horasan Hudavendigâr İçel İçil İne Kaptanpaşa Karesi
    Kayalar Konurapa Kosova Kozan Lazistan Mamûriye Menbiç Mesenye Müntefik Nil Pazarcık Ra’nâ Saray Sırb Sisam Suriye
    Teke Tırnova Toprakkale Tuna Üzeyr Vakıflar Yedidivan Zeytün Zîr Zor Zülkadriye Karaferye Menteşe Saruhan
    """.split()
)
"""Names of provinces that are not those of their seats, and names that matched a wrong town."""
WORDS = frozenset(
    """
    باب جبل قلعه معدن نيل ساحل اردو قصبه عرب جمعه طوز توغ چفتلک باجی پری تپه طاهر تيل سرای اسلام آرزو املاک پشته معادن
    مغاره وقفلر اولور ايد بلاط ترن تشنه توفيقيه جلا حميديه خادم خاصه خناق دجله زور سرکش سلطانيه سليم سنه شهود شوف عثمانيه
    عزيزيه غران فاتح قاش قالان قالقان مجيديه محموديه مدون مرکز پنچشنبه چال چای چهارشنبه کرده کلاس کنج کوره کوسه کوله
    """.split()
)
"""Common words of the language that are also names."""
