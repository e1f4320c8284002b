/** How often one customer is written to at most, by all campaigns together. */
@NullMarked
package com.xenocrm.campaign.frequency;

import org.jspecify.annotations.NullMarked;
