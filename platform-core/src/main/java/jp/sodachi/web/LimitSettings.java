package jp.sodachi.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many requests a minute are answered, and how many forms a day are taken; styles, scripts and pictures are not counted.
 *
 * @param person of one signed-in person at one town
 * @param writing of those, forms sent; a long form sends itself as a draft every few seconds while somebody types
 * @param writingADay forms one person sends in a day
 * @param townWritingADay forms all people of a town send in a day
 * @param visitor of one address that is not signed in, at one town; a mobile network puts many people behind one address
 * @param town of a whole town, so that one town's rush leaves room for the others
 */
@ConfigurationProperties("sodachi.limits")
record LimitSettings(
        @DefaultValue("240") int person,
        @DefaultValue("120") int writing,
        @DefaultValue("10000") int writingADay,
        @DefaultValue("400000") int townWritingADay,
        @DefaultValue("300") int visitor,
        @DefaultValue("6000") int town) {}
