/** What a campaign brought in: orders after it, beside those of the customers who were held out. */
@NullMarked
package com.xenocrm.campaign.results;

import org.jspecify.annotations.NullMarked;
