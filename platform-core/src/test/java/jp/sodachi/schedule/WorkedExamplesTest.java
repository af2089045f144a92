package jp.sodachi.schedule;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The worked examples of the schedule; the columns are {@link CaseTable}'s. */
class WorkedExamplesTest {

    static final String TABLE = """
            # 5種混合
            W01 first dose                       | PENTA | 2026-09-15 | | 2026-11-22 | | | 1 P1 | 2026-11-14 | 2026-11-14..2027-04-14 | 2034-03-14 | DUE | 4
            W02 February has no 30th             | PENTA | 2026-12-30 | | 2027-02-28 | | | 1 P1 | 2027-02-28 | 2027-02-28..2027-07-29 | 2034-06-29 | DUE | 4
            W09 begun with 4種, booster with 5種 | PENTA | 2024-01-08 | DPT_IPV 2024-03-11, HIB 2024-03-11, DPT_IPV 2024-04-08, HIB 2024-04-08, DPT_IPV 2024-05-13, HIB 2024-05-13 | 2026-11-22 | | P1:VALID P2:VALID P3:VALID | 4 BOOST DPT_IPV_HIB | 2024-11-13 | 2024-11-13..2025-11-13 | 2031-07-07 | OVERDUE | 4
            W17 long-term illness                | PENTA | 2018-06-01 | | 2026-11-22 | resolved=2026-02-10 | | 1 P1 | 2018-07-31 | 2018-07-31..2018-12-31 | 2028-02-09 | OVERDUE | 4
            W19 interval too short               | PENTA | 2026-06-12 | DPT_IPV_HIB 2026-08-14, DPT_IPV_HIB 2026-09-02 | 2026-11-22 | | P1:VALID -:INVALID/TOO_SHORT_INTERVAL | 2 P2 | 2026-09-23 | 2026-09-23..2026-10-10 | 2033-12-11 | OVERDUE | 4 review
            W23 ninety months, born on a 31st    | PENTA | 2019-08-31 | DPT_IPV 2019-12-02, DPT_IPV 2020-01-06, DPT_IPV 2020-02-03 | 2026-11-22 | | P1:VALID P2:VALID P3:VALID | 4 BOOST DPT_IPV_HIB | 2020-08-03 | 2020-08-03..2021-08-03 | 2027-02-28 | OVERDUE | 4
            # ロタ
            W03a before the standard period      | ROTA | 2026-03-01 | | 2026-04-20 | planned=RV1 | | 1 D1 | 2026-04-12 | 2026-04-30..2026-06-13 | 2026-08-16 | ELIGIBLE | 2
            W03b third dose of RV5               | ROTA | 2026-03-01 | RV5 2026-05-04, RV5 2026-06-01 | 2026-07-01 | | D1:VALID D2:VALID | 3 D3 RV5 | 2026-06-29 | 2026-06-29..2026-10-11 | 2026-10-11 | DUE | 3
            W03c after 14 weeks 6 days           | ROTA | 2026-08-05 | | 2026-11-22 | planned=RV5 | | 1 D1 | 2026-09-16 | 2026-10-04..2026-11-17 | 2027-03-17 | DISCOURAGED | 3
            # B型肝炎
            W04 no September 31                  | HEPB | 2026-07-31 | HEPB 2026-09-30, HEPB 2026-10-28 | 2026-11-22 | | D1:VALID D2:VALID | 3 D3 | 2027-02-17 | 2027-02-17..2027-04-30 | 2027-07-30 | NOT_YET | 3
            # BCG
            W05 late                             | BCG | 2026-01-15 | | 2026-11-22 | | | 1 D1 | 2026-01-15 | 2026-06-14..2026-09-14 | 2027-01-14 | OVERDUE | 1
            W20 leap-day child                   | BCG | 2024-02-29 | | 2024-07-28 | | | 1 D1 | 2024-02-29 | 2024-07-28..2024-10-28 | 2025-02-28 | DUE | 1
            # 肺炎球菌
            W06 begun at nine months             | PCV | 2026-02-10 | PCV20 2026-11-16 | 2026-11-22 | | P1:VALID | 2 P2 | 2026-12-14 | 2026-12-14..2027-02-09 | 2028-02-09 | NOT_YET | 3
            W07a second dose after one year      | PCV | 2025-07-20 | PCV20 2025-10-01, PCV20 2026-08-03 | 2026-11-22 | | P1:VALID P2:VALID | 3 BOOST | 2026-10-03 | 2026-10-03..2026-10-19 | 2030-07-19 | OVERDUE | 3
            W07b only one before two years       | PCV | 2024-07-20 | PCV20 2024-10-07 | 2026-11-22 | | P1:VALID | 2 BOOST | 2025-07-19 | 2025-07-19..2025-10-19 | 2029-07-19 | OVERDUE | 2
            # ヒブ
            W08 band B cut short                 | HIB | 2023-12-10 | HIB 2024-09-02 | 2026-11-22 | | P1:VALID | 2 BOOST | 2024-12-10 | 2024-12-10..— | 2028-12-09 | OVERDUE | 2
            # 麻しん風しん
            W10a born on April 1                 | MR2 | 2022-04-01 | | 2026-11-22 | | | 1 D1 | 2027-04-01 | 2027-04-01..2028-03-31 | 2028-03-31 | NOT_YET | 1
            W10b born on April 2                 | MR2 | 2022-04-02 | | 2026-11-22 | | | 1 D1 | 2028-04-01 | 2028-04-01..2029-03-31 | 2029-03-31 | NOT_YET | 1
            W10c the year before school          | MR2 | 2021-01-17 | MR 2022-02-01 | 2026-11-22 | | | 1 D1 | 2026-04-01 | 2026-04-01..2027-03-31 | 2027-03-31 | DUE | 1
            W20 leap-day child                   | MR1 | 2024-02-29 | | 2025-02-28 | | | 1 D1 | 2025-02-28 | 2025-02-28..2026-02-28 | 2026-02-28 | DUE | 1
            W21 shortage                         | MR2 | 2019-02-03 | MR 2020-03-01 | 2026-11-22 | mrShortage | | 1 D1 | 2024-04-01 | 2024-04-01..2025-03-31 | 2027-03-31 | OVERDUE | 1
            W21 without the flag                 | MR2 | 2019-02-03 | MR 2020-03-01 | 2026-11-22 | | | 1 D1 | 2024-04-01 | — | 2025-03-31 | EXPIRED | 1
            # 水痘
            W11 no November 31                   | VAR | 2025-07-10 | VAR 2026-08-31 | 2026-11-22 | | D1:VALID | 2 D2 | 2026-12-01 | 2027-03-01..2027-08-31 | 2028-07-09 | NOT_YET | 2
            W18 after MR                         | VAR | 2025-09-20 | MR 2026-10-01 | 2026-10-15 | | | 1 D1 | 2026-10-29 | 2026-10-29..2026-12-19 | 2028-09-19 | NOT_YET | 2
            W18 together with MR                 | VAR | 2025-09-20 | MR 2026-10-01, VAR 2026-10-01 | 2026-10-15 | | D1:VALID | 2 D2 | 2027-01-01 | 2027-04-01..2027-10-01 | 2028-09-19 | NOT_YET | 2
            # 日本脳炎
            W12 second dose                      | JE1 | 2023-08-31 | JE 2026-10-12 | 2026-11-22 | | P1:VALID | 2 P2 | 2026-10-19 | 2026-10-19..2026-11-10 | 2031-02-28 | OVERDUE | 3
            W13a eve of the ninth birthday       | JE2 | 2017-06-30 | JE 2020-07-01, JE 2020-07-20, JE 2021-08-01 | 2026-11-22 | | | 1 D1 | 2026-06-29 | 2026-06-29..2027-06-29 | 2030-06-29 | DUE | 1
            W22 special cohort                   | JE_SPECIAL | 2007-01-20 | JE 2010-07-01 | 2026-11-22 | | D1:VALID | 2 D2 | 2010-07-08 | 2010-07-08..2027-01-19 | 2027-01-19 | DUE | 4
            # 二種混合
            W13b eve of the eleventh birthday    | DT2 | 2015-12-01 | | 2026-11-22 | | | 1 D1 | 2026-11-30 | 2026-11-30..2027-11-30 | 2028-11-30 | NOT_YET | 1 review
            # HPV
            W14a two doses                       | HPV | 2013-03-31 | HPV9 2026-08-30 | 2026-11-22 | girl | D1:VALID | 2 D2 HPV9 | 2027-01-30 | 2027-03-01..2027-08-30 | 2029-03-31 | NOT_YET | 2
            W14b three doses                     | HPV | 2011-07-07 | HPV9 2026-07-07 | 2026-11-22 | girl | D1:VALID | 2 D2 HPV9 | 2026-08-07 | 2026-09-07..2027-07-07 | 2028-03-31 | DUE | 3
            W15 last year                        | HPV | 2011-02-14 | HPV9 2026-09-01, HPV9 2026-11-02 | 2026-11-22 | girl | D1:VALID D2:VALID | 3 D3 HPV9 | 2027-02-02 | 2027-03-01..2027-03-31 | 2027-03-31 | NOT_YET | 3
            # 母子免疫
            W16 by due date                      | RSV_MAT | 1995-05-05 | | 2026-11-22 | due=2027-01-31 | | 1 D1 | 2026-11-08 | 2026-11-08..2027-01-09 | 2027-01-09 | DUE | 1
            """;

    @TestFactory
    Stream<DynamicTest> every_worked_example_comes_out_to_the_day() {
        return CaseTable.tests(TABLE);
    }
}
