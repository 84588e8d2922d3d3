using System.Collections.Frozen;

namespace Wiredesk.Enrichment.Speech;

/// <summary>Whether a given name is mostly a man's or a woman's; the commonest of many countries, written from general knowledge.</summary>
internal static class GivenNames
{
    private static readonly FrozenSet<string> Men = Names("""
        James John Robert Michael William David Richard Joseph Thomas Charles Christopher Daniel Matthew Anthony Mark Donald Steven Paul Andrew Joshua Kenneth Kevin Brian George Edward Ronald Timothy Jason Jeffrey Ryan Jacob Gary Nicholas Eric Jonathan Stephen Larry Justin Scott Brandon Benjamin Samuel Gregory Frank Alexander Raymond Patrick Jack Dennis Jerry Tyler Aaron Jose Adam Nathan Henry Peter Zachary Kyle Walter Harold Jeremy Keith Roger Arthur Terry Lawrence Sean Joe Noah Ethan Bill Bob Tom Jim Mike Steve Tony Ben Sam Dan Ron Nick Greg Alan Simon Martin Philip Ian Neil Graham Oliver Harry Liam Lucas
        Hans Peter Klaus Wolfgang Jürgen Olaf Friedrich Heinz Dieter Uwe Stefan Andreas Matthias Jens Markus Sebastian Tobias Florian Lukas Emmanuel Jean Pierre Michel François Jacques Philippe Alain Nicolas Olivier Antoine Louis Gabriel Bruno Juan Carlos José Luis Miguel Antonio Francisco Pedro Javier Manuel Fernando Jorge Alberto Sergio Pablo Diego Andrés Rafael Mario Giuseppe Giovanni Marco Matteo Luca Andrea Francesco Roberto Paolo João António Paulo Ricardo Jan Pieter Willem Mark Geert Lars Erik Sven Anders Johan Jens Ole Per Magnus Donald Tomasz Andrzej Piotr Krzysztof Jan Paweł Marek Jarosław Radosław Viktor
        Vladimir Dmitry Sergei Alexei Ivan Mikhail Igor Oleg Yuri Boris Andrei Nikolai Volodymyr Oleksandr Andriy Serhiy Mykhailo Recep Mehmet Mustafa Ahmet Ali Hasan Hüseyin İbrahim Hakan Murat Mohammed Mohammad Muhammad Mohamed Ahmed Ahmad Mahmoud Hassan Hussein Omar Khaled Khalil Ibrahim Abdullah Abdul Yousef Yusuf Salman Ismail Yahya Bashar Abdel Tamim Benjamin Yair Naftali Ehud Isaac Yoav Moshe Avi Itamar Bezalel Gideon Ron Narendra Rahul Amit Rajesh Sanjay Arvind Imran Nawaz Asif Shehbaz Xi Wang Li Kim Shinzo Fumio Taro Shigeru Joko Prabowo Anwar Rodrigo Ferdinand Cyril Jacob Bola Muhammadu William Uhuru Paul Abiy
        Владимир Дмитрий Сергей Алексей Иван Михаил Игорь Олег Юрий Борис Андрей Николай Александр Виктор Володимир Олександр Андрій
        """);

    private static readonly FrozenSet<string> Women = Names("""
        Mary Patricia Jennifer Linda Elizabeth Barbara Susan Jessica Sarah Karen Lisa Nancy Betty Margaret Sandra Ashley Kimberly Emily Donna Michelle Carol Amanda Dorothy Melissa Deborah Stephanie Rebecca Sharon Laura Cynthia Kathleen Amy Angela Shirley Anna Brenda Pamela Emma Nicole Helen Samantha Katherine Christine Debra Rachel Carolyn Janet Catherine Maria Heather Diane Ruth Julie Olivia Joyce Virginia Victoria Kelly Lauren Christina Joan Evelyn Judith Megan Andrea Cheryl Hannah Jacqueline Martha Gloria Teresa Ann Anne Sara Madison Frances Kathryn Janice Jean Alice Abigail Julia Judy Sophia Grace Denise Amber Doris Marilyn Danielle Beverly Isabella Theresa Diana Natalie Brittany Charlotte Marie Kayla Alexis Lori Jane Kate Lucy Claire Fiona Nicola Theresa Nancy Hillary Kamala Liz Rosa Susie Jill Melania
        Ursula Annalena Sabine Petra Monika Katrin Heike Claudia Angela Saskia Ricarda Nathalie Isabelle Sophie Camille Marine Brigitte Valérie Élisabeth Catherine Carmen Ana Isabel Cristina Pilar Dolores Lucía Elena Marta Yolanda Giorgia Giulia Chiara Francesca Elisa Paola Fernanda Dilma Michelle Ingrid Astrid Karin Kristina Magdalena Annika Mette Helle Sanna Jacinda Ewa Agnieszka Katarzyna Małgorzata Olga Natalia Tatiana Svetlana Irina Ekaterina Elena Marina Yulia Maria Valentina Oksana Iryna Olena Ayşe Fatma Emine Zeynep Elif Fatima Aisha Khadija Maryam Zainab Layla Leila Noura Hanan Amal Malala Golda Tzipi Ayelet Miri Shira Noa Tamar Indira Sonia Priyanka Nirmala Smriti Benazir Hina Aung Sheikh-Hasina Yoon-hee Sanae Yuriko Mei Ngozi Ellen Graça Winnie Thuli
        Мария Анна Елена Ольга Наталья Татьяна Светлана Ирина Екатерина Юлия Марина Валентина Оксана Ірина Олена
        """);

    /// <summary><see cref="Sense.Male"/>, <see cref="Sense.Female"/>, or neither when the name is not known or both men and women bear it.</summary>
    public static Sense GenderOf(string fullName)
    {
        var space = fullName.IndexOf(' ', StringComparison.Ordinal);
        if (space < 0)
            return Sense.None;
        var (given, isMan, isWoman) = (fullName[..space], false, false);
        (isMan, isWoman) = (Men.Contains(given), Women.Contains(given));
        return isMan == isWoman ? Sense.None : isMan ? Sense.Male : Sense.Female;
    }

    private static FrozenSet<string> Names(string names) => names.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();
}
