/** Channel of a campaign, and the templates of its e-mails. */
@NullMarked
package com.xenocrm.campaign.content;

import org.jspecify.annotations.NullMarked;
