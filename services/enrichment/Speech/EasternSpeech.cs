namespace Wiredesk.Enrichment.Speech;

/// <summary>Words that tell of speech in Turkish, Arabic, Hebrew and Persian, as <see cref="SpeechWords"/> reads them.</summary>
internal static class EasternSpeech
{
    public static IReadOnlyDictionary<string, string> Languages { get; } = new Dictionary<string, string>
    {
        ["tr"] = """
            Say: dedi söyledi belirtti açıkladı ifade vurguladı kaydetti aktardı bildirdi ekledi yazdı duyurdu konuştu
            He: o
            Break: ama ancak çünkü
            And: ve veya
            Hearsay: iddiaya sözde
            Official: bakan bakanı cumhurbaşkanı başbakan hükümet vali belediye polis savcı mahkeme ordu büyükelçi bakanlığı sözcüsü
            Anonymous: kaynak kaynaklar
            Outlet: gazetesi gazete ajansı dergisi
            Party: sözcü şirket grup parti avukat başkanı müdürü lider
            """,
        ["ar"] = """
            Say: قال قالت قالوا وقال وقالت يقول تقول أعلن أعلنت وأعلن وأعلنت صرح صرحت وصرح أكد أكدت وأكد وأكدت أضاف أضافت وأضاف وأضافت أوضح أوضحت وأوضح ذكر ذكرت وذكرت أفاد أفادت وأفادت كتب كتبت وكتب شدد وشدد أشار أشارت وأشار حذر حذرت
            State: نفى نفت اتهم اتهمت اعتبر اعتبرت زعم زعمت
            Auxiliary: قد وقد لقد
            Be: كان كانت
            Not: لا لم لن ليس
            Break: أن إن إنه إنها بأن لكن ولكن لأن بعد قبل عندما حين حيث
            Preposition: في من إلى على عن مع بين خلال ضد منذ حتى
            Relative: الذي التي الذين
            He+Male: هو
            She+Female: هي
            They: هم
            Official: الوزير وزير الوزيرة وزيرة وزارة الرئيس رئيس الرئاسة الحكومة مسؤول مسؤولون مسؤولين الشرطة الجيش النيابة القاضي المحكمة السفير المبعوث البرلمان السلطات محافظ
            Anonymous: مصدر مصادر المصدر المصادر
            Collective: خبراء محللون مراقبون شهود سكان ناشطون أهالي
            Outlet: صحيفة وكالة قناة وسائل موقع إذاعة مجلة
            Party: المتحدث متحدث المتحدثة متحدثة الناطق ناطق شركة الشركة حركة الحركة حزب منظمة المدير مدير زعيم
            Document: تقرير بيان دراسة تصريح
            Hearsay: مزعوم
            According: وفقا ل|وفق|بحسب|حسب|نقلا عن|على حد قول
            """,
        ["he"] = """
            Say: אמר אמרה אמרו הודיע הודיעה הודיעו מסר מסרה מסרו הצהיר הצהירה הוסיף הוסיפה הדגיש הדגישה ציין ציינה כתב כתבה דיווח דיווחה דיווחו הסביר הסבירה טען טענה טענו הזהיר הזהירה סיפר סיפרה
            State: אישר אישרה הכחיש הכחישה האשים האשימה
            Auxiliary: גם כבר
            Be: היה הייתה היו
            Not: לא אין
            Break: כי אבל אולם אך בגלל כאשר כש אם
            Preposition: של על אל עם בין נגד לפני אחרי
            He+Male: הוא
            She+Female: היא
            They: הם
            Official: השר שר השרה משרד ראש הנשיא נשיא הממשלה ממשלה משטרה המשטרה צבא השופט שופט בית הפרקליטות השגריר הכנסת גורם גורמים פקיד
            Anonymous: מקור מקורות
            Collective: מומחים פרשנים תושבים עדים פעילים
            Outlet: עיתון ערוץ סוכנות אתר רדיו
            Party: דובר הדובר דוברת הדוברת חברה החברה מפלגה ארגון מנכ"ל יו"ר
            Document: דוח הודעה מחקר
            Hearsay: לכאורה
            According: לפי|על פי|לדברי|על-פי
            """,
        ["fa"] = """
            Say: گفت گفتند می‌گوید افزود اعلام نوشت تاکید تأکید خبر گزارش اظهار بیان
            State: تایید تأیید رد متهم
            Be: بود است بودند
            Not: نه نیست
            Break: که اما زیرا ولی چون وقتی اگر
            Preposition: در از به با برای بر تا بین علیه
            He: او وی
            They: آنها
            Official: وزیر رئیس رئیس‌جمهور دولت مقام مقامات پلیس ارتش دادستان قاضی دادگاه سفیر وزارت مجلس سخنگوی
            Anonymous: منبع منابع
            Collective: کارشناسان تحلیلگران شاهدان ساکنان
            Outlet: روزنامه خبرگزاری شبکه رسانه
            Party: سخنگو شرکت گروه حزب مدیر رهبر
            Document: گزارشی بیانیه
            According: به گفته|به گزارش|بر اساس|طبق
            """,
    };
}
