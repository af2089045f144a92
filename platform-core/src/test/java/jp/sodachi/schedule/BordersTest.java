package jp.sodachi.schedule;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** One day before, on and after: where each rule begins and ends. The columns are {@link CaseTable}'s. */
class BordersTest {

    static final String TABLE = """
            # B型肝炎
            on the day of birth | HEPB | 2026-08-31 | HEPB 2026-08-31 | 2026-11-22 | | D1:VALID | 2 D2 | 2026-09-28 | 2026-10-30..2027-05-30 | 2027-08-30 | DUE | 3
            third dose no longer in time | HEPB | 2026-01-10 | HEPB 2026-09-01, HEPB 2026-10-01 | 2026-11-22 | | D1:VALID D2:VALID | 3 D3 | 2027-01-19 | — | 2027-01-09 | UNREACHABLE | 3
            third dose at 127 days between | HEPB | 2026-03-05 | HEPB 2026-05-05, HEPB 2026-06-02, HEPB 2026-09-10 | 2026-11-22 | | D1:VALID D2:VALID -:INVALID/TOO_SHORT_INTERVAL | 3 D3 | 2026-10-08 | 2026-10-08..2026-12-04 | 2027-03-04 | DUE | 3 review
            given with HBIG | HEPB | 2026-03-05 | HEPB 2026-03-05 | 2026-11-22 | excluded=HBIG_PERINATAL_PROPHYLAXIS | | — | — | — | — | NOT_ELIGIBLE | 0
            born a day too early for the programme | HEPB | 2016-03-31 | HEPB 2016-10-03 | 2026-11-22 | | | — | — | — | — | NOT_ELIGIBLE | 0
            a dose on the eve of the programme | HEPB | 2016-04-01 | HEPB 2016-09-30, HEPB 2016-10-28, HEPB 2017-03-01 | 2026-11-22 | | D1:NON_ROUTINE/BEFORE_PROGRAM_START D2:VALID D3:VALID | — | — | — | — | COMPLETE | 3
            # ロタ
            a day before six weeks | ROTA | 2026-05-01 | RV1 2026-06-11 | 2026-07-01 | planned=RV5 | -:INVALID/TOO_EARLY_AGE | 1 D1 RV1 | 2026-07-09 | 2026-07-09..2026-08-13 | 2026-10-16 | NOT_YET | 2 review
            RV1 then RV5 | ROTA | 2026-03-01 | RV1 2026-05-04, RV5 2026-06-01 | 2026-07-01 | | D1:VALID D2:VALID | 3 D3 RV5 | 2026-06-29 | 2026-06-29..2026-10-11 | 2026-10-11 | DUE | 3
            RV5 then RV1 | ROTA | 2026-03-01 | RV5 2026-05-04, RV1 2026-06-01 | 2026-07-01 | | D1:VALID D2:VALID | 3 D3 RV1 | 2026-06-29 | 2026-06-29..2026-08-16 | 2026-08-16 | DUE | 3
            two of RV1 are complete, whatever follows | ROTA | 2026-03-01 | RV1 2026-05-04, RV1 2026-06-01, RV5 2026-06-29 | 2026-07-01 | | D1:VALID D2:VALID -:EXTRA/SERIES_COMPLETE | — | — | — | — | COMPLETE | 2
            14 weeks 6 days, the day itself | ROTA | 2026-08-09 | | 2026-11-21 | | | 1 D1 | 2026-09-20 | 2026-10-08..2026-11-21 | 2027-01-24 | DUE | 2
            15 weeks 0 days | ROTA | 2026-08-09 | | 2026-11-22 | | | 1 D1 | 2026-09-20 | 2026-10-08..2026-11-21 | 2027-01-24 | DISCOURAGED | 2
            24 weeks and a day | ROTA | 2026-08-09 | | 2027-01-25 | | | 1 D1 | 2026-09-20 | — | 2027-01-24 | EXPIRED | 2
            second dose no longer in time | ROTA | 2026-03-01 | RV1 2026-08-01 | 2026-08-10 | | D1:VALID | 2 D2 RV1 | 2026-08-29 | — | 2026-08-16 | UNREACHABLE | 2
            born a day too early for the programme | ROTA | 2020-07-31 | | 2026-11-22 | | | — | — | — | — | NOT_ELIGIBLE | 0
            born on its first day | ROTA | 2020-08-01 | | 2020-10-05 | | | 1 D1 | 2020-09-12 | 2020-09-30..2020-11-13 | 2021-01-16 | DUE | 2
            had an intussusception | ROTA | 2026-08-09 | | 2026-11-22 | excluded=INTUSSUSCEPTION_HISTORY | | — | — | — | — | NOT_ELIGIBLE | 0
            a keloid does not close another programme | ROTA | 2026-08-09 | | 2026-11-21 | excluded=KELOID | | 1 D1 | 2026-09-20 | 2026-10-08..2026-11-21 | 2027-01-24 | DUE | 2
            a long illness moves nothing here | ROTA | 2026-01-09 | | 2026-11-21 | resolved=2026-11-01 | | 1 D1 | 2026-02-20 | — | 2026-06-26 | EXPIRED | 2
            # 5種混合と4種混合
            DPT and IPV a week apart make one dose | PENTA | 2024-05-20 | DPT 2024-07-22, IPV 2024-07-29 | 2024-08-01 | | P1:VALID P1:VALID | 2 P2 | 2024-08-19 | 2024-08-19..2024-09-24 | 2031-11-19 | NOT_YET | 4
            DPT alone | PENTA | 2024-05-20 | DPT 2024-07-22 | 2024-08-01 | | -:REVIEW/PART_ONLY | 1 P1 | 2024-07-19 | 2024-07-19..2024-12-19 | 2031-11-19 | DUE | 4 review
            the earliest parts go together | PENTA | 2024-05-20 | DPT 2024-08-19, DPT 2024-07-22, IPV 2024-08-20 | 2024-09-01 | | P1:VALID -:REVIEW/PART_ONLY P1:VALID | 2 P2 | 2024-09-10 | 2024-09-10..2024-10-16 | 2031-11-19 | NOT_YET | 4 review
            three months until March 2023, two from April | PENTA | 2022-12-10 | DPT_IPV 2023-02-20, DPT_IPV 2023-04-03 | 2023-04-10 | | -:INVALID/TOO_EARLY_AGE P1:VALID | 2 P2 DPT_IPV_HIB | 2023-04-24 | 2023-04-24..2023-05-30 | 2030-06-09 | NOT_YET | 4 review
            booster on the last day, a month without the 31st | PENTA | 2018-05-31 | DPT_IPV 2018-09-03, DPT_IPV 2018-10-01, DPT_IPV 2018-10-29, DPT_IPV_HIB 2025-11-30 | 2026-11-22 | | P1:VALID P2:VALID P3:VALID BOOST:VALID | — | — | — | — | COMPLETE | 4
            booster a day later | PENTA | 2018-05-31 | DPT_IPV 2018-09-03, DPT_IPV 2018-10-01, DPT_IPV 2018-10-29, DPT_IPV_HIB 2025-12-01 | 2026-11-22 | | P1:VALID P2:VALID P3:VALID BOOST:LATE/AFTER_LAST_DATE | — | — | — | — | COMPLETE | 4
            booster on the eve of six months, no November 31 | PENTA | 2024-01-15 | DPT_IPV_HIB 2024-04-05, DPT_IPV_HIB 2024-04-30, DPT_IPV_HIB 2024-05-31, DPT_IPV_HIB 2024-11-30 | 2025-03-01 | | P1:VALID P2:VALID P3:VALID -:INVALID/TOO_SHORT_INTERVAL | 4 BOOST | 2025-05-30 | 2025-05-30..2025-12-01 | 2031-07-14 | NOT_YET | 4 review
            before the product was routine | PENTA | 2024-01-15 | DPT_IPV_HIB 2024-03-31 | 2024-05-01 | | P1:NON_ROUTINE/BEFORE_PROGRAM_START | 2 P2 | 2024-04-21 | 2024-04-21..2024-05-27 | 2031-07-14 | DUE | 4
            every disease had | PENTA | 2024-01-15 | DPT_IPV_HIB 2024-04-05 | 2024-05-01 | had=PENTA | | — | — | — | — | NOT_ELIGIBLE | 0
            2018: five days after BCG | PENTA | 2018-01-10 | BCG 2018-06-15, DPT_IPV 2018-06-20 | 2018-07-01 | | P1:REVIEW/LIVE_INTERVAL | 2 P2 DPT_IPV_HIB | 2018-07-11 | 2018-07-11..2018-08-16 | 2025-07-09 | NOT_YET | 4 review
            # ヒブ
            twenty days between are the physician's | HIB | 2025-03-10 | HIB 2025-05-12, HIB 2025-06-02 | 2025-07-15 | | P1:VALID P2:VALID/PHYSICIAN_DISCRETION_20D | 3 P3 | 2025-06-30 | 2025-06-30..2025-07-29 | 2026-03-09 | DUE | 4
            nineteen days between are too few | HIB | 2025-03-10 | HIB 2025-05-12, HIB 2025-06-01 | 2025-07-15 | | P1:VALID -:INVALID/TOO_SHORT_INTERVAL | 2 P2 | 2025-06-29 | 2025-06-29..2025-07-08 | 2026-03-09 | OVERDUE | 4 review
            the day after the cap | HIB | 2025-03-10 | HIB 2025-05-12 | 2026-03-10 | | P1:VALID | 2 BOOST | 2026-03-10 | 2026-03-10..— | 2030-03-09 | OVERDUE | 2
            second dose would come after the cap | HIB | 2025-03-10 | HIB 2026-02-20 | 2026-02-25 | | P1:VALID | 2 BOOST | 2026-03-20 | 2026-03-20..— | 2030-03-09 | NOT_YET | 2
            short booster at the physician's discretion | HIB | 2025-03-10 | HIB 2026-02-20, HIB 2026-03-14 | 2026-04-01 | | P1:VALID BOOST:VALID/PHYSICIAN_DISCRETION_20D | — | — | — | — | COMPLETE | 2
            the Hib part of 5種 by its own interval | HIB | 2025-03-10 | HIB 2025-05-12, DPT_IPV_HIB 2025-06-02 | 2025-06-10 | | P1:VALID P2:VALID | 3 P3 | 2025-06-30 | 2025-06-30..2025-07-29 | 2026-03-09 | NOT_YET | 4
            the day after one year is a single dose | HIB | 2024-03-31 | HIB 2025-03-31 | 2025-04-01 | | SINGLE:VALID | — | — | — | — | COMPLETE | 1
            the eve of the first birthday is band B | HIB | 2024-03-31 | HIB 2025-03-30 | 2025-04-01 | | P1:VALID | 2 BOOST | 2025-04-27 | 2025-04-27..— | 2029-03-30 | NOT_YET | 2
            begun with 5種 after one year | HIB | 2024-06-10 | DPT_IPV_HIB 2025-07-15 | 2025-07-20 | | P1:VALID | 2 P2 | 2025-08-05 | 2025-08-05..2025-09-10 | 2031-12-09 | NOT_YET | 4
            nothing by the day after one year | HIB | 2024-03-31 | | 2025-03-31 | | | 1 SINGLE | 2024-05-30 | 2024-05-30..2024-10-30 | 2029-03-30 | OVERDUE | 1
            # 肺炎球菌
            PCV13 the day after it left | PCV | 2024-05-15 | PCV13 2024-07-16, PCV13 2024-08-13, PCV13 2024-10-02 | 2025-06-01 | | P1:VALID P2:VALID P3:NON_ROUTINE/PRODUCT_NOT_ROUTINE | 4 BOOST | 2025-05-14 | 2025-05-14..2025-08-14 | 2029-05-14 | DUE | 4
            two doses from the day after one year | PCV | 2024-01-31 | PCV20 2025-01-31 | 2025-04-02 | | C1:VALID | 2 C2 | 2025-04-02 | 2025-04-02..2029-01-30 | 2029-01-30 | DUE | 2
            leap day, the eve of two years | PCV | 2024-02-29 | PCV20 2026-02-28 | 2026-03-01 | | C1:VALID | 2 C2 | 2026-04-30 | 2026-04-30..2029-02-28 | 2029-02-28 | NOT_YET | 2
            leap day, the day after | PCV | 2024-02-29 | PCV20 2026-03-01 | 2026-03-01 | | SINGLE:VALID | — | — | — | — | COMPLETE | 1
            a dose after the cap is the booster | PCV | 2024-01-10 | PCV20 2024-10-15, PCV20 2026-01-10 | 2026-02-01 | | P1:VALID BOOST:VALID | — | — | — | — | COMPLETE | 2
            a dose on the cap is the second | PCV | 2024-01-10 | PCV20 2024-10-15, PCV20 2026-01-09 | 2026-02-01 | | P1:VALID P2:VALID | 3 BOOST | 2026-03-11 | 2026-03-11..— | 2029-01-09 | NOT_YET | 3
            booster at fifty-nine days between | PCV | 2025-01-10 | PCV20 2025-04-01, PCV20 2026-01-10, PCV20 2026-03-11 | 2026-05-20 | | P1:VALID P2:VALID -:INVALID/TOO_SHORT_INTERVAL | 3 BOOST | 2026-05-11 | 2026-05-11..— | 2030-01-09 | OVERDUE | 3 review
            2018: four days after Hib | PCV | 2018-01-10 | HIB 2018-03-12, PCV13 2018-03-16 | 2018-04-01 | | P1:REVIEW/OTHER_VACCINE_INTERVAL | 2 P2 | 2018-04-13 | 2018-04-13..2019-01-09 | 2020-01-09 | NOT_YET | 4 review
            long illness to six years | PCV | 2021-03-01 | | 2026-11-22 | resolved=2026-05-01 | | 1 SINGLE | 2021-04-30 | 2021-04-30..2021-09-30 | 2027-02-28 | OVERDUE | 1
            # BCG
            after an injected live vaccine | BCG | 2026-01-15 | MR 2026-10-20 | 2026-11-22 | | | 1 D1 | 2026-11-17 | 2026-11-17..— | 2027-01-14 | OVERDUE | 1
            long illness, the eve of the fourth birthday | BCG | 2022-05-10 | | 2026-05-09 | resolved=2026-01-15 | | 1 D1 | 2022-05-10 | 2022-10-09..2023-01-09 | 2026-05-09 | OVERDUE | 1
            long illness, the birthday | BCG | 2022-05-10 | | 2026-05-10 | resolved=2026-01-15 | | 1 D1 | 2022-05-10 | — | 2026-05-09 | EXPIRED | 1
            a keloid | BCG | 2026-01-15 | | 2026-05-10 | excluded=KELOID | | — | — | — | — | NOT_ELIGIBLE | 0
            # 麻しん風しん
            a day before the eve of the birthday | MR1 | 2025-10-31 | MR 2026-10-29 | 2026-11-22 | | -:INVALID/TOO_EARLY_AGE | 1 D1 | 2026-11-26 | 2026-11-26..2027-10-30 | 2027-10-30 | NOT_YET | 1 review
            MMR is not decided | MR1 | 2025-01-05 | MMR 2026-02-01 | 2026-11-22 | | D1:REVIEW/PRODUCT_UNDECIDED | — | — | — | — | COMPLETE | 1 review
            MMR after the last day is not decided either | MR1 | 2024-01-05 | MMR 2026-02-01 | 2026-11-22 | | D1:REVIEW/PRODUCT_UNDECIDED | — | — | — | — | COMPLETE | 1 review
            MMR too soon after VAR | MR1 | 2025-01-05 | VAR 2026-01-20, MMR 2026-02-01 | 2026-11-22 | | D1:REVIEW/LIVE_INTERVAL | — | — | — | — | COMPLETE | 1 review
            MMR before the eve of the birthday | MR1 | 2025-01-05 | MMR 2026-01-03 | 2026-01-20 | | -:INVALID/TOO_EARLY_AGE | 1 D1 | 2026-01-31 | 2026-01-31..2027-01-04 | 2027-01-04 | NOT_YET | 1 review
            measles and rubella apart | MR1 | 2025-01-05 | R 2026-02-10, M 2026-02-01 | 2026-11-22 | | D1:VALID D1:VALID | — | — | — | — | COMPLETE | 1
            a surplus dose too soon after VAR is looked at | MR1 | 2025-01-05 | MR 2026-01-20, VAR 2026-06-01, MR 2026-06-10 | 2026-11-22 | | D1:VALID -:EXTRA/SERIES_COMPLETE | — | — | — | — | COMPLETE | 1 review
            twelve days before the year of MR2 | MR2 | 2020-06-01 | MR 2021-07-01, MR 2026-03-20 | 2026-04-10 | | | 1 D1 | 2026-04-17 | 2026-04-17..2027-03-31 | 2027-03-31 | NOT_YET | 1
            a day too soon after it | MR2 | 2020-06-01 | MR 2021-07-01, MR 2026-03-20, MR 2026-04-16 | 2026-05-20 | | -:INVALID/TOO_SHORT_INTERVAL | 1 D1 | 2026-05-14 | 2026-05-14..2027-03-31 | 2027-03-31 | DUE | 1 review
            shortage, between the last day and the measure | MR1 | 2022-12-01 | MR 2025-03-31 | 2026-11-22 | mrShortage | D1:LATE/AFTER_LAST_DATE | — | — | — | — | COMPLETE | 1
            shortage, the first day of the measure | MR1 | 2022-12-01 | MR 2025-04-01 | 2026-11-22 | mrShortage | D1:VALID | — | — | — | — | COMPLETE | 1
            shortage, born a day too late for it | MR1 | 2023-04-02 | | 2026-11-22 | mrShortage | | 1 D1 | 2024-04-01 | — | 2025-04-01 | EXPIRED | 1
            long illness has no cap | MR1 | 2020-01-01 | | 2026-11-22 | resolved=2026-10-01 | | 1 D1 | 2020-12-31 | 2020-12-31..2021-12-31 | 2028-09-30 | OVERDUE | 1
            # 水痘
            a day less than three months | VAR | 2024-03-10 | VAR 2025-03-20, VAR 2025-06-19 | 2025-09-19 | | D1:VALID -:INVALID/TOO_SHORT_INTERVAL | 2 D2 | 2025-09-19 | 2025-09-20..2026-03-20 | 2027-03-09 | ELIGIBLE | 2 review
            before it was routine, and too soon after MR | VAR | 2013-06-01 | MR 2014-09-10, VAR 2014-09-20, VAR 2015-03-20 | 2026-11-22 | | D1:NON_ROUTINE/BEFORE_PROGRAM_START D2:VALID | — | — | — | — | COMPLETE | 2 review
            the standard period no longer fits | VAR | 2023-12-10 | VAR 2026-07-01 | 2026-11-22 | | D1:VALID | 2 D2 | 2026-10-01 | 2026-10-01..2026-12-09 | 2026-12-09 | DUE | 2
            chickenpox had | VAR | 2025-01-05 | | 2026-11-22 | had=VAR | | — | — | — | — | NOT_ELIGIBLE | 0
            # 日本脳炎
            a day before six months | JE1 | 2025-03-31 | JE 2025-09-29 | 2025-10-05 | | -:INVALID/TOO_EARLY_AGE | 1 P1 | 2025-10-06 | 2028-03-30..2029-03-30 | 2032-09-30 | NOT_YET | 3 review
            the booster's period begins after five years | JE1 | 2020-05-01 | JE 2024-05-10, JE 2024-05-20 | 2025-03-01 | | P1:VALID P2:VALID | 3 BOOST | 2024-11-20 | 2025-05-20..2027-10-31 | 2027-10-31 | ELIGIBLE | 3
            the first period never finished | JE2 | 2016-05-05 | JE 2020-10-06, JE 2020-10-20 | 2026-11-22 | | | 1 D1 | 2025-05-04 | 2025-05-04..2026-05-04 | 2029-05-04 | OVERDUE | 1 review
            five days before nine years counts for the first period | JE1 | 2017-01-31 | JE 2026-01-29 | 2026-02-01 | | P1:LATE/AFTER_LAST_DATE | 2 P2 | 2026-02-05 | — | 2024-07-30 | EXPIRED | 3
            and holds back the second | JE2 | 2017-01-31 | JE 2026-01-29 | 2026-02-01 | | | 1 D1 | 2026-02-05 | 2026-02-05..2027-01-30 | 2030-01-30 | NOT_YET | 1 review
            special: not begun by 2011-05-19 | JE_SPECIAL | 2007-01-20 | JE 2015-08-01, JE 2015-08-08 | 2026-11-22 | | D1:VALID D2:VALID | 3 D3 | 2016-02-08 | 2016-02-08..2027-01-19 | 2027-01-19 | DUE | 4
            special: begun on 2011-05-19 | JE_SPECIAL | 2007-01-20 | JE 2011-05-19, JE 2011-05-26 | 2026-11-22 | | D1:VALID D2:VALID | 3 D3 | 2011-06-02 | 2011-06-02..2027-01-19 | 2027-01-19 | DUE | 4
            special: the fourth from nine years | JE_SPECIAL | 2007-01-20 | JE 2010-07-01, JE 2010-07-10, JE 2010-07-20 | 2016-01-18 | | D1:VALID D2:VALID D3:VALID | 4 D4 | 2016-01-19 | 2016-01-19..2027-01-19 | 2027-01-19 | NOT_YET | 4
            special: the fourth a day too early | JE_SPECIAL | 2007-01-20 | JE 2010-07-01, JE 2010-07-10, JE 2010-07-20, JE 2016-01-18 | 2016-02-18 | | D1:VALID D2:VALID D3:VALID -:INVALID/TOO_EARLY_AGE | 4 D4 | 2016-01-25 | 2016-01-25..2027-01-19 | 2027-01-19 | DUE | 4 review
            special: born a day too late | JE_SPECIAL | 2007-04-02 | JE 2010-07-01 | 2026-11-22 | | | — | — | — | — | NOT_ELIGIBLE | 0
            # 二種混合
            a day before the eve of eleven | DT2 | 2014-03-03 | DT 2025-03-01 | 2025-03-10 | | -:INVALID/TOO_EARLY_AGE | 1 D1 | 2025-03-22 | 2025-03-22..2026-03-02 | 2027-03-02 | NOT_YET | 1 review
            first period unfinished though still open by illness | DT2 | 2014-03-03 | | 2025-04-10 | resolved=2025-03-01 | | 1 D1 | 2025-03-02 | 2025-03-02..2026-03-02 | 2027-03-02 | DUE | 1 review
            not yet over: nobody looks | DT2 | 2022-03-03 | | 2026-11-22 | | | 1 D1 | 2033-03-02 | 2033-03-02..2034-03-02 | 2035-03-02 | NOT_YET | 1
            # HPV
            second dose a day before one month, no September 31 | HPV | 2012-05-05 | HPV9 2025-08-31, HPV9 2025-09-30 | 2025-12-01 | | D1:VALID -:INVALID/TOO_SHORT_INTERVAL | 2 D2 HPV9 | 2026-03-01 | 2026-03-01..2026-08-31 | 2029-03-31 | NOT_YET | 2 review
            second dose at one month makes three | HPV | 2012-05-05 | HPV9 2025-08-31, HPV9 2025-10-01 | 2025-12-01 | | D1:VALID D2:VALID | 3 D3 HPV9 | 2026-01-01 | 2026-03-01..2026-08-31 | 2029-03-31 | NOT_YET | 3
            second dose at five months completes | HPV | 2012-05-05 | HPV9 2025-08-31, HPV9 2026-01-31 | 2026-02-01 | | D1:VALID D2:VALID | — | — | — | — | COMPLETE | 2
            second dose on its eve makes three | HPV | 2012-05-05 | HPV9 2025-08-31, HPV9 2026-01-30 | 2026-02-01 | | D1:VALID D2:VALID | 3 D3 HPV9 | 2026-04-30 | 2026-04-30..2026-08-31 | 2029-03-31 | NOT_YET | 3
            the eve of fifteen still has two doses | HPV | 2011-07-08 | HPV9 2026-07-07 | 2026-11-22 | | D1:VALID | 2 D2 HPV9 | 2026-12-07 | 2027-01-07..2027-07-07 | 2028-03-31 | NOT_YET | 2
            begun with HPV4 | HPV | 2010-06-01 | HPV4 2022-05-01 | 2026-06-01 | | D1:VALID | 2 D2 HPV9 | 2022-06-01 | 2022-07-01..2023-05-01 | 2027-03-31 | OVERDUE | 3
            HPV4 the day after it left | HPV | 2012-05-05 | HPV4 2026-04-01 | 2026-04-20 | | D1:NON_ROUTINE/PRODUCT_NOT_ROUTINE | 2 D2 HPV9 | 2026-05-01 | 2026-06-01..2027-04-01 | 2029-03-31 | NOT_YET | 3
            HPV9 before it was routine | HPV | 2008-05-05 | HPV9 2023-03-31 | 2023-04-10 | | D1:NON_ROUTINE/BEFORE_PROGRAM_START | 2 D2 HPV9 | 2023-08-31 | 2023-10-01..2024-03-31 | 2026-03-31 | NOT_YET | 2
            before the school year of twelve | HPV | 2013-04-01 | HPV9 2024-03-31 | 2026-11-22 | | -:INVALID/TOO_EARLY_AGE | 1 D1 HPV9 | 2024-04-01 | 2025-04-01..2026-03-31 | 2029-03-31 | OVERDUE | 2 review
            a boy | HPV | 2012-05-05 | HPV9 2026-01-31 | 2026-11-22 | boy | | — | — | — | — | NOT_ELIGIBLE | 0
            catch-up, begun inside and not finished | HPV | 2005-05-05 | HPV9 2024-06-01 | 2026-04-10 | | D1:VALID | 2 D2 HPV9 | 2024-07-01 | — | 2026-03-31 | EXPIRED | 3
            catch-up, the last day | HPV | 2005-05-05 | HPV9 2024-06-01 | 2026-03-31 | | D1:VALID | 2 D2 HPV9 | 2024-07-01 | 2024-08-01..2025-06-01 | 2026-03-31 | OVERDUE | 3
            catch-up, between the ordinary end and its start | HPV | 2000-05-05 | HPV2 2017-06-01 | 2026-11-22 | | D1:LATE/AFTER_LAST_DATE | 2 D2 HPV9 | 2017-07-01 | — | 2025-03-31 | EXPIRED | 3
            # 母子免疫
            a day before 28 weeks | RSV_MAT | 1995-05-05 | RSV_MATERNAL 2026-10-01 | 2026-11-22 | due=2026-12-25 | D1:REVIEW/TOO_EARLY_AGE | — | — | — | — | COMPLETE | 1 review
            the due date was corrected by a day | RSV_MAT | 1995-05-05 | RSV_MATERNAL 2026-10-01 | 2026-11-22 | due=2026-12-24 | D1:VALID | — | — | — | — | COMPLETE | 1
            37 weeks 0 days | RSV_MAT | 1995-05-05 | RSV_MATERNAL 2026-12-04 | 2026-12-05 | due=2026-12-25 | D1:LATE/AFTER_LAST_DATE | — | — | — | — | COMPLETE | 1
            another pregnancy | RSV_MAT | 1995-05-05 | RSV_MATERNAL 2026-08-24 | 2026-11-22 | due=2027-06-01 | -:NOT_APPLICABLE/OTHER_PREGNANCY | 1 D1 | 2027-03-09 | 2027-03-09..2027-05-10 | 2027-05-10 | NOT_YET | 1
            the eve of the programme | RSV_MAT | 1995-05-05 | | 2026-03-31 | due=2026-06-10 | | 1 D1 | 2026-04-01 | 2026-04-01..2026-05-19 | 2026-05-19 | NOT_YET | 1
            a dose before the programme | RSV_MAT | 1995-05-05 | RSV_MATERNAL 2026-03-30 | 2026-04-10 | due=2026-06-10 | D1:NON_ROUTINE/BEFORE_PROGRAM_START | — | — | — | — | COMPLETE | 1
            # 任意接種
            mumps before school | MUMPS | 2021-05-10 | MUMPS 2022-06-01 | 2026-11-22 | | D1:VALID | 2 D2 | 2022-06-29 | 2027-04-01..2028-03-31 | — | ELIGIBLE | 2
            mumps too soon after MR | MUMPS | 2021-05-10 | MR 2022-06-01, MUMPS 2022-06-28 | 2026-11-22 | | D1:REVIEW/LIVE_INTERVAL | 2 D2 | 2022-07-26 | 2027-04-01..2028-03-31 | — | ELIGIBLE | 2 review
            mumps on the same day as MR | MUMPS | 2021-05-10 | MR 2022-06-01, MUMPS 2022-06-01 | 2026-11-22 | | D1:VALID | 2 D2 | 2022-06-29 | 2027-04-01..2028-03-31 | — | ELIGIBLE | 2
            """;

    @TestFactory
    Stream<DynamicTest> every_border_lies_where_the_rule_puts_it() {
        return CaseTable.tests(TABLE);
    }
}
