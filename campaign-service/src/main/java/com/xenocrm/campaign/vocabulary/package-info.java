/** Words and limits that clients of the API would otherwise copy. */
@NullMarked
package com.xenocrm.campaign.vocabulary;

import org.jspecify.annotations.NullMarked;
