package jp.sodachi.export;

import java.time.Clock;
import jp.sodachi.assessment.Assessments;
import jp.sodachi.identity.Permissions;
import jp.sodachi.record.ChildPlans;
import jp.sodachi.record.FormEntries;
import jp.sodachi.record.HandbookForms;
import jp.sodachi.record.Judgements;
import jp.sodachi.record.Measurements;
import jp.sodachi.record.Photos;
import jp.sodachi.record.Pregnancies;
import jp.sodachi.record.Records;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of the export room. */
@Configuration(proxyBeanMethods = false)
public class ExportRoom {
    @Bean
    HandbookReading handbookReading(
            Permissions permissions,
            Records records,
            FormEntries entries,
            HandbookForms forms,
            Judgements judgements,
            Pregnancies pregnancies,
            Measurements measurements,
            Photos photos,
            Assessments assessments,
            ChildPlans plans,
            MessageSource messages,
            Clock clock) {
        return new HandbookReading(
                permissions,
                records,
                entries,
                forms,
                judgements,
                pregnancies,
                measurements,
                photos,
                assessments,
                plans,
                messages,
                clock);
    }

    @Bean
    HandbookExports handbookExports(HandbookReading reading, Photos photos) {
        return new HandbookExports(reading, photos);
    }
}
