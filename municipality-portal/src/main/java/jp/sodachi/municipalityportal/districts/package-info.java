/** 地区: the parts of the town, and in which of them a family lives. */
@NullMarked
package jp.sodachi.municipalityportal.districts;

import org.jspecify.annotations.NullMarked;
