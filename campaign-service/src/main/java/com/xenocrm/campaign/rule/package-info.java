/** Segment rules: three spellings, one tree, one compiler to a query. */
@NullMarked
package com.xenocrm.campaign.rule;

import org.jspecify.annotations.NullMarked;
